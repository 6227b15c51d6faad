import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../burner-config/files';
import { textOf } from '../template/bytes';

/** Files on disk, named relative to a folder. Bytes that are no letters stay what they are. */
export function diskFiles(folder: string): Files {
  return {
    read(name) {
      const bytes = readBytes(path.resolve(folder, name));
      return bytes && textOf(bytes);
    },
  };
}

/** A file's text; `undefined` when there is none. Other failures (no right to read it) are thrown. */
export const readText = (file: string): string | undefined => ifThere(file, () => readFileSync(file, 'utf8'));

/** The same as bytes. */
export const readBytes = (file: string): Buffer | undefined => ifThere(file, () => readFileSync(file));

function ifThere<T>(file: string, read: () => T): T | undefined {
  // Most files that are asked for by name are not there, and an error takes long to make.
  if (!existsSync(file)) return undefined;
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}
