import type { Tree } from './kustomizations';
import { folderOf } from './paths';
import { chartOf, type Landscape } from './scope';

/** What the neighbours of a file rest on. */
export interface Deciders {
  /**
   * The files that decide what the neighbours of `file` are and say, and what else does, in groups that many files share: while
   * no group gains or loses a text and no file of them changes, neither does any answer. More than are looked at, never
   * fewer. `kinds` are those that were looked for elsewhere.
   */
  of(file: string, kinds: readonly string[]): readonly (readonly string[])[];
}

const none: readonly string[] = [];

const known = new WeakMap<Landscape, Deciders>();

/** Each group is made once for a landscape. */
export function decidersIn(landscape: Landscape): Deciders {
  const deciders = known.get(landscape) ?? gathered(landscape);
  known.set(landscape, deciders);
  return deciders;
}

function gathered(landscape: Landscape): Deciders {
  const { kustomizations, inFolder, charts, withKind } = landscape;
  const folders = new Map<string, readonly string[]>();
  const trees = new Map<Tree, readonly string[]>();
  const affixes = kustomizations.affixes.map(pair => JSON.stringify(pair));

  /** The files of a folder; those that a kustomization names are left out when the folder is applied. */
  const folderGroup = (folder: string): readonly string[] => {
    const made = (): readonly string[] =>
      (inFolder.get(folder) ?? none).flatMap(file => [
        file,
        ...(kustomizations.listing(file).length > 0 ? [`${file} is listed`] : none),
        ...(kustomizations.isPatch(file) ? [`${file} is a patch`] : none),
      ]);
    return onceFor(folders, folder, made);
  };
  return {
    of(file, kinds) {
      const folder = folderOf(file);
      const chart = chartOf(folder, charts);
      const around = kustomizations.listing(file).flatMap(listing => kustomizations.treesWith(listing));
      return [
        folderGroup(folder),
        chart === undefined ? none : (charts.get(chart) ?? none),
        ...around.map(tree => onceFor(trees, tree, () => kustomizations.filesOf(tree))),
        ...(kinds.length > 0 ? [affixes] : []),
        ...kinds.map(kind => withKind.get(kind) ?? none),
      ];
    },
  };
}

function onceFor<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
