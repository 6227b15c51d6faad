import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files that a burner config names, read beside the document; texts that are not on disk have none. */
export function filesBeside(uri: string): { read(name: string): string | undefined } {
  return {
    read(name) {
      if (!uri.startsWith('file:')) return undefined;
      try {
        return readFileSync(path.resolve(path.dirname(fileURLToPath(uri)), name), 'utf8');
      } catch {
        // Missing, a folder, unreadable: the check says that it cannot be read.
        return undefined;
      }
    },
  };
}
