import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a file's URI, with `/`; `undefined` for texts that are in no file. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    // A host, or a broken escape: nothing on this machine.
    return undefined;
  }
}

/** The URI of a path with `/`. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
