import { readFileSync } from 'node:fs';
import picomatch from 'picomatch/posix';

/** What a .gitignore says of a path below its folder; `undefined` when nothing. */
export type GitIgnore = (path: string, isFolder: boolean) => boolean | undefined;

interface Pattern {
  readonly matches: (path: string) => boolean;
  readonly foldersOnly: boolean;
  readonly ignored: boolean;
}

/** Reads a .gitignore; says nothing when there is none. */
export function readGitIgnore(folder: string): GitIgnore {
  let text: string;
  try {
    text = readFileSync(`${folder}/.gitignore`, 'utf8');
  } catch {
    return () => undefined;
  }
  return gitIgnore(text);
}

/** The rules of a .gitignore text, as `man gitignore` has them: the last pattern that matches decides. */
export function gitIgnore(text: string): GitIgnore {
  const patterns = text.split(/\r?\n/).flatMap(readPattern);
  return (path, isFolder) =>
    patterns.findLast(({ matches, foldersOnly }) => (isFolder || !foldersOnly) && matches(path))?.ignored;
}

function readPattern(line: string): readonly Pattern[] {
  const written = line.replace(/(?<!\\)[ \t]+$/, '');
  if (written === '' || written.startsWith('#')) return [];
  const ignored = !written.startsWith('!');
  const pattern = ignored ? written : written.slice(1);
  const path = pattern.replace(/\/$/, '');
  const anchored = path.includes('/');
  const matches = picomatch(anchored ? path.replace(/^\//, '') : `**/${path}`, { dot: true, nobrace: true });
  return [{ matches, ignored, foldersOnly: pattern.endsWith('/') }];
}
