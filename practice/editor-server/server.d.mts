export interface EditorServerOptions {
  /** A free one, where it is left out. */
  port?: number;
  dataDir: string;
  extensionsDir: string;
  /** false: workspace trust is on, with its dialog. */
  trust?: boolean;
  logFile: string;
  /** What extensions see; this process's own environment, where it is left out. */
  env?: NodeJS.ProcessEnv;
  /** Added to the machine's settings. */
  settings?: Record<string, unknown>;
  say?: (line: string) => void;
  signal?: AbortSignal;
}

export interface EditorServer {
  /** Ends with a slash. */
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
}

export function startEditorServer(options: EditorServerOptions): Promise<EditorServer>;
