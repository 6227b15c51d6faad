import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';

/** A text to lint, and what to call it. */
export interface LintSource {
  readonly file: string;
  readonly text: string;
}

/** A file that could not be read; `named` when the user named it, which decides the exit code. */
export interface UnreadableFile {
  readonly file: string;
  readonly message: string;
  readonly named: boolean;
}

const manifest = /\.(ya?ml|json)$/i;
const skippedFolders = new Set(['node_modules', '.git']);

/** Reads files, folders and `-` (standard input, called `stdinName`), one after the other so that memory stays flat. */
export function* lintSources(
  paths: readonly string[],
  stdinName: string,
): Generator<{ readonly source: LintSource } | { readonly unreadable: UnreadableFile }> {
  for (const named of paths) {
    if (named === '-') yield { source: { file: stdinName, text: readFileSync(0, 'utf8') } };
    else yield* fromPath(named);
  }
}

function* fromPath(named: string): Generator<{ source: LintSource } | { unreadable: UnreadableFile }> {
  try {
    if (!statSync(named).isDirectory()) {
      const text = readText(named);
      yield text === undefined
        ? { unreadable: { file: shown(named), message: 'is binary: name a YAML or JSON file', named: true } }
        : { source: { file: shown(named), text } };
      return;
    }
  } catch (error) {
    yield { unreadable: { file: shown(named), message: reason(error), named: true } };
    return;
  }
  yield* fromFolder(named);
}

function* fromFolder(folder: string): Generator<{ source: LintSource } | { unreadable: UnreadableFile }> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { unreadable: { file: shown(folder), message: reason(error), named: false } };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* fromFolder(inside);
    if (entry.isFile() && manifest.test(entry.name)) yield* fromFile(inside);
  }
}

function* fromFile(file: string): Generator<{ source: LintSource } | { unreadable: UnreadableFile }> {
  try {
    const text = readText(file);
    if (text !== undefined) yield { source: { file: shown(file), text } };
  } catch (error) {
    yield { unreadable: { file: shown(file), message: reason(error), named: false } };
  }
}

/** The text of a file, `undefined` when it is binary. */
function readText(file: string): string | undefined {
  const bytes = readFileSync(file);
  return bytes.subarray(0, 8000).includes(0) ? undefined : bytes.toString('utf8');
}

function shown(file: string): string {
  return path.relative('', file).split(path.sep).join('/') || '.';
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES') return 'may not be read by this user';
  return error instanceof Error ? error.message : String(error);
}
