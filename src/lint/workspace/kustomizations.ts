import type { FileFacts } from './file-facts';
import type { Kustomization } from './kustomization';
import { treeOf, type Member, type Tree } from './kustomization-tree';
import { folderOf, resolvePath } from './paths';

/** Who is applied with whom, as the kustomization files say. */
export interface Kustomizations {
  /** The folders whose kustomization names the file as a resource. */
  listing(file: string): readonly string[];
  isPatch(file: string): boolean;
  has(folder: string): boolean;
  /** The kustomization file of a folder. */
  fileOf(folder: string): string | undefined;
  /** What the kustomization of a folder applies. */
  tree(folder: string): Tree;
  /** The trees that hold or may hold the one of the folder, its own too. */
  treesWith(folder: string): readonly Tree[];
  /** The files from which a tree is read: its kustomizations, their patches and its members. */
  filesOf(tree: Tree): readonly string[];
  /** Every pair of prefix and suffix in use. */
  readonly affixes: readonly (readonly [string, string])[];
}

export type { Member, Tree };

type Files = ReadonlyMap<string, FileFacts>;

/** Reads the graph of all kustomizations; trees are walked when they are asked for. */
export function kustomizationsOf(files: Files): Kustomizations {
  const known = new Map<string, Kustomization>();
  const names = new Map<string, string>();
  const listing = new Map<string, string[]>();
  const patches = new Set<string>();
  const trees = new Map<string, Tree>();
  const around = new Map<string, readonly Tree[]>();
  for (const { file, kustomization } of files.values()) {
    if (!kustomization) continue;
    known.set(folderOf(file), kustomization);
    names.set(folderOf(file), file);
  }
  for (const [folder, { resources, patchFiles }] of known) {
    for (const patch of patchFiles) patches.add(resolvePath(folder, patch));
    for (const resource of resources) {
      const file = resolvePath(folder, resource);
      if (files.has(file)) listing.set(file, [...(listing.get(file) ?? []), folder]);
    }
  }
  const tree = (folder: string): Tree => {
    const walked = trees.get(folder) ?? treeOf(folder, known, files);
    trees.set(folder, walked);
    return walked;
  };
  const treesWith = (folder: string): readonly Tree[] => {
    const found =
      around.get(folder) ??
      [...known.keys()].map(tree).filter(({ folders, unreadable }) => unreadable || folders.has(folder));
    around.set(folder, found);
    return found;
  };
  return {
    listing: file => listing.get(file) ?? [],
    isPatch: file => patches.has(file),
    has: folder => known.has(folder),
    fileOf: folder => names.get(folder),
    tree,
    treesWith,
    filesOf({ folders, members }) {
      const own = [...folders].flatMap(folder => [
        names.get(folder) ?? folder,
        ...(known.get(folder)?.patchFiles ?? []).map(patch => resolvePath(folder, patch)),
      ]);
      return [...own, ...members.keys()];
    },
    affixes: [...known.values()].flatMap(({ affixes }) => (affixes ? [affixes] : [])),
  };
}
