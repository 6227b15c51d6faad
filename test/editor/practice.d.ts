declare module '*/practice/editor-server/server.mjs' {
  interface EditorServer {
    readonly url: string;
    readonly port: number;
    readonly pid: number;
    stop(): Promise<void>;
  }
  export function startEditorServer(options: {
    readonly dataDir: string;
    readonly extensionsDir: string;
    readonly trust: boolean;
    readonly logFile: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly settings?: Readonly<Record<string, unknown>>;
  }): Promise<EditorServer>;
}
declare module '*/practice/editor-server/extension.mjs' {
  export function placeExtension(root: string, extensionsDir: string): void;
}
declare module '*/practice/cluster/up.mjs' {
  export function up(options: { readonly dir: string }): Promise<{ readonly kubeconfig: string }>;
}
declare module '*/practice/cluster/down.mjs' {
  export function down(options: { readonly dir: string }): Promise<boolean>;
}
