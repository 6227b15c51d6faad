export interface ApiServerAlone {
  readonly server: string;
  /** PEM. */
  readonly certificateAuthority: string;
  /** Of the administrator, who is in system:masters. */
  readonly token: string;
  stop(): Promise<void>;
}

export function startApiServer(options: {
  dir: string;
  flags: readonly string[];
  say?: (line: string) => void;
}): Promise<ApiServerAlone>;
