import { folderOf } from './paths';
import { chartOf, type Landscape } from './scope';
import type { Tree } from './kustomizations';

const none: readonly string[] = [];
const members = new WeakMap<Tree, readonly string[]>();

/**
 * The files that decide what the neighbours of `file` are and say, in groups that many files share: while no group gains or
 * loses a file and no file of them changes, neither does any answer. More than are looked at, never fewer. `kinds` are those
 * that were looked for elsewhere.
 */
export function decidersOf(
  file: string,
  kinds: readonly string[],
  landscape: Landscape,
): readonly (readonly string[])[] {
  const { kustomizations, inFolder, charts, withKind } = landscape;
  const folder = folderOf(file);
  const chart = chartOf(folder, charts);
  return [
    kustomizations.files,
    inFolder.get(folder) ?? none,
    chart === undefined ? none : (charts.get(chart) ?? none),
    ...kustomizations.listing(file).flatMap(listing => kustomizations.treesWith(listing).map(membersOf)),
    ...kinds.map(kind => withKind.get(kind) ?? none),
  ];
}

function membersOf(tree: Tree): readonly string[] {
  const found = members.get(tree) ?? [...tree.members.keys()];
  members.set(tree, found);
  return found;
}
