import { readdir } from 'node:fs/promises';
import { isIndexed } from '../language/index';
import { readGitIgnore, type GitIgnore } from './git-ignore';

const skipped = new Set(['node_modules', '.git', '.hg', '.svn']);

interface Folder {
  readonly path: string;
  /** The .gitignore files that count here, the nearest last, and where each begins. */
  readonly ignores: readonly { readonly from: string; readonly says: GitIgnore }[];
}

/** Every file below `root` that the index wants to see, without what git ignores, a folder at a time. */
export async function* filesBelow(root: string): AsyncGenerator<readonly string[]> {
  const open: Folder[] = [{ path: root, ignores: [] }];
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const { path } = folder;
    const ignores = [...folder.ignores, { from: path, says: readGitIgnore(path) }];
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    const files: string[] = [];
    for (const entry of entries) {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory() && !skipped.has(entry.name) && !isIgnored(inside, true, ignores))
        open.push({ path: inside, ignores });
      if (entry.isFile() && isIndexed(entry.name) && !isIgnored(inside, false, ignores)) files.push(inside);
    }
    yield files;
  }
}

function isIgnored(path: string, isFolder: boolean, ignores: Folder['ignores']): boolean {
  for (const { from, says } of ignores.toReversed()) {
    const said = says(path.slice(from.length + 1), isFolder);
    if (said !== undefined) return said;
  }
  return false;
}

/** Whether the walk from one of the roots would find the file. */
export function isBelow(roots: readonly string[], file: string): boolean {
  const root = roots.find(one => file.startsWith(`${one}/`));
  if (root === undefined || !isIndexed(file)) return false;
  const parts = file.slice(root.length + 1).split('/');
  const ignores: Folder['ignores'][number][] = [];
  let path = root;
  for (const [depth, part] of parts.entries()) {
    ignores.push({ from: path, says: readGitIgnore(path) });
    path += `/${part}`;
    const isFolder = depth < parts.length - 1;
    if ((isFolder && skipped.has(part)) || isIgnored(path, isFolder, ignores)) return false;
  }
  return true;
}
