/** Something of a run that could not be written down: a sentence with what to do. */
export class DiskError extends Error {
  constructor(what: string, error: unknown) {
    super(`${what} (${reasonOf(error)}): free some space, or name another place with XDG_STATE_HOME or --report-dir.`);
    this.name = 'DiskError';
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'no right to write there',
  EIO: 'the disk failed',
};

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
