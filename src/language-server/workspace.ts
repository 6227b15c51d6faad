import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { workspaceIndex, type OpenDocument, type WorkspaceIndex } from '../language/index';
import { diskText } from './open-texts';
import { filesBelow, isBelow } from './workspace-walk';

/** Longest stretch of indexing before messages are looked at, ms. */
const slice = 8;

/** Files of the workspace folders as the index knows them: the disk, and over it the texts that are open. */
export interface Workspace {
  readonly index: WorkspaceIndex;
  /** Reads all folders anew in the background; `report` hears how many files are done. Ends early when `isCancelled`. */
  read(roots: readonly string[], report: (files: number) => void, isCancelled: () => boolean): Promise<void>;
  /** A file was made or changed on the disk. */
  changedOnDisk(file: string): Promise<void>;
  /** A file, or a folder with all in it, was deleted. */
  deletedOnDisk(path: string): void;
  /** A text that is open counts instead of its file. */
  opened(file: string, text: OpenDocument['file']): void;
  /** The file counts again. */
  closed(file: string): Promise<void>;
}

/** An empty workspace. */
export function workspace(): Workspace {
  const open = new Map<string, OpenDocument['file']>();
  const index = workspaceIndex(file => open.get(file)?.text ?? diskText(file));
  let roots: readonly string[] = [];
  let reading = 0;

  async function put(file: string): Promise<void> {
    if (open.has(file)) return;
    const text = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
    if (open.has(file)) return;
    if (!(text instanceof Error)) putText(index, file, text);
    else if (text.code === 'ENOENT') index.remove(file);
    else index.putUnreadable(file);
  }
  return {
    index,
    async read(folders, report, isCancelled) {
      const turn = ++reading;
      const seen = new Set<string>();
      const isStopped = (): boolean => turn !== reading || isCancelled();
      roots = folders;
      let done = 0;
      let began = performance.now();
      for (const root of folders) {
        for await (const files of filesBelow(root)) {
          for (const file of files) {
            await put(file);
            seen.add(file);
            report(++done);
            if (performance.now() - began < slice) continue;
            await setImmediate();
            began = performance.now();
            if (isStopped()) return;
          }
        }
      }
      if (isStopped()) return;
      for (const file of [...index.files()]) if (!seen.has(file) && !open.has(file)) index.remove(file);
      index.isComplete = true;
    },
    deletedOnDisk(path) {
      for (const file of [...index.files()])
        if ((file === path || file.startsWith(`${path}/`)) && !open.has(file)) index.remove(file);
    },
    changedOnDisk: async file => (isBelow(roots, file) ? put(file) : undefined),
    opened(file, text) {
      if (open.get(file) === text || (!open.has(file) && !isBelow(roots, file))) return;
      open.set(file, text);
      index.put(file, text);
    },
    async closed(file) {
      if (open.delete(file)) await put(file);
    },
  };
}

function putText(index: WorkspaceIndex, file: string, bytes: Buffer): void {
  if (bytes.subarray(0, 8000).includes(0)) index.putUnreadable(file);
  else index.put(file, bytes.toString('utf8'));
}
