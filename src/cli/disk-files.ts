import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../burner-config/files';

/** Files on disk, named relative to a folder. */
export function diskFiles(folder: string): Files {
  return { read: name => readText(path.resolve(folder, name)) };
}

/** A file's text; `undefined` when there is none. Other failures (no right to read it) are thrown. */
export function readText(file: string): string | undefined {
  // Most files that are asked for by name are not there, and an error takes long to make.
  if (!existsSync(file)) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}
