import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { decode, type DecodedText } from './encoding';
import { readBytes } from './read-bytes';

/** A file to lint: what to call it, and where it is; `-` is standard input. */
export interface SourceFile {
  readonly file: string;
  readonly path: string;
  /** Its absolute path with slashes; standard input stands where it says it is called. */
  readonly place: string;
  /** The user named it, not a folder around it: then a failure decides the exit code. */
  readonly named: boolean;
}

/** A file that could not be read; `named` when the user named it, which decides the exit code. */
export interface UnreadableFile {
  readonly file: string;
  readonly message: string;
  readonly named: boolean;
}

/** What is to be linted, each file once, in the order of the paths; folders are sorted by name. */
export interface Sources {
  readonly files: readonly SourceFile[];
  readonly unreadable: readonly UnreadableFile[];
}

const manifest = /\.(ya?ml|json)$/i;
const skippedFolders = new Set(['node_modules', '.git']);
export const standardInput = '-';

/** Finds the files of these paths: files, folders with all below them, and `-` (standard input, called `stdinName`). */
export function sourcesOf(paths: readonly string[], stdinName: string): Sources {
  const found = new Map<string, SourceFile>();
  const unreadable = new Map<string, UnreadableFile>();
  const fail = (file: string, error: unknown, named: boolean): void => {
    const at = path.resolve(file);
    unreadable.set(at, { file: shown(at), message: reason(error), named });
  };
  const add = (at: string, named: boolean): void => {
    const before = found.get(at);
    if (!before) found.set(at, { file: shown(at), path: at, place: slashed(at), named });
    else if (named && !before.named) found.set(at, { ...before, named });
  };
  const addFolder = (folder: string, named: boolean): void => {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      fail(folder, error, named);
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = folder.endsWith(path.sep) ? folder + entry.name : folder + path.sep + entry.name;
      if (entry.isDirectory() && !skippedFolders.has(entry.name)) addFolder(inside, false);
      else if (manifest.test(entry.name) && entry.isFile()) add(inside, false);
      else if (manifest.test(entry.name) && entry.isSymbolicLink()) addLink(inside, add);
    }
  };
  for (const name of paths) {
    if (name === standardInput) found.set(name, standardInputAs(stdinName));
    else
      try {
        if (statSync(name).isDirectory()) addFolder(path.resolve(name), true);
        else add(path.resolve(name), true);
      } catch (error) {
        fail(name, error, true);
      }
  }
  return { files: [...found.values()], unreadable: [...unreadable.values()] };
}

function standardInputAs(file: string): SourceFile {
  return { file, path: standardInput, place: slashed(path.resolve(file)), named: true };
}

/** A link in a folder counts as the file that it leads to; one that leads nowhere, or to a folder, is passed by. */
function addLink(link: string, add: (file: string, named: boolean) => void): void {
  try {
    const target = realpathSync(link);
    if (statSync(target).isFile()) add(target, false);
  } catch {
    return;
  }
}

/** The text of a file, `undefined` when it is binary. Throws when it cannot be read. */
export function readSource(source: SourceFile): DecodedText | undefined {
  return decode(bytesOf(source));
}

/** What a file holds, good until the next is read. Throws when it cannot be read. */
export function bytesOf(source: SourceFile): Buffer {
  return source.path === standardInput ? readFileSync(0) : readBytes(source.path);
}

/** How a file is named in output: relative to the working folder, with slashes. Takes a path without `.` and `..`. */
export function shown(file: string): string {
  const top = process.cwd() + path.sep;
  // To compare paths part by part takes longer than to read most files.
  if (file.startsWith(top)) return slashed(file.slice(top.length)) || '.';
  return slashed(path.relative('', file)) || '.';
}

/** A path with `/`, whatever the system uses. */
export const slashed = (file: string): string => (path.sep === '/' ? file : file.split(path.sep).join('/'));

/** Why a file could not be read, as the end of a sentence. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES') return 'may not be read by this user';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
