import { asString, nameOf } from '../../kubernetes/object';
import type { FileFacts } from './file-facts';
import type { Kustomization, PatchTarget } from './kustomization';
import { resolvePath } from './paths';

/** A file of a kustomization and what the kustomizations below it make of its objects. */
export interface Member {
  readonly file: string;
  readonly namespace?: string | undefined;
  /** Its objects get other names, or labels that their selectors follow. */
  readonly renamed: boolean;
}

/** Everything that one kustomization applies. */
export interface Tree {
  readonly members: ReadonlyMap<string, Member>;
  readonly folders: ReadonlySet<string>;
  /** Part of it cannot be seen: something remote or missing, a chart, a template, a file that cannot be read. */
  readonly open: boolean;
  /** One of its kustomizations cannot be read, so it may hold any other. */
  readonly unreadable: boolean;
  readonly generates: ReadonlySet<string>;
  readonly patched: readonly PatchTarget[];
}

type Files = ReadonlyMap<string, FileFacts>;

interface Growing {
  readonly members: Map<string, Member>;
  readonly folders: Set<string>;
  readonly generates: Set<string>;
  readonly patched: PatchTarget[];
  open: boolean;
  unreadable: boolean;
}

/** Walks down from the kustomization of a folder; `known` has them by folder. */
export function treeOf(top: string, known: ReadonlyMap<string, Kustomization>, files: Files): Tree {
  const tree: Growing = {
    members: new Map(),
    folders: new Set(),
    generates: new Set(),
    patched: [],
    open: false,
    unreadable: false,
  };
  const visit = (folder: string, inside: Omit<Member, 'file'>): void => {
    const kustomization = known.get(folder);
    // One that is included twice, or includes itself, is no kustomization that builds.
    if (!kustomization || tree.folders.has(folder)) {
      tree.open = true;
      return;
    }
    tree.folders.add(folder);
    takeRules(tree, folder, kustomization, files);
    for (const reference of kustomization.resources) {
      const path = resolvePath(folder, reference);
      const below = known.get(path);
      if (files.has(path)) addMember(tree, { file: path, ...inside }, files);
      else if (below) visit(path, insideOf(below, inside));
      else tree.open = true;
    }
  };
  visit(top, { renamed: false });
  return tree;
}

/** What objects become on their way up: the namespace nearest to the top wins. */
function insideOf(
  { namespace, affixes, changesSelectors, component }: Kustomization,
  above: Omit<Member, 'file'>,
): Omit<Member, 'file'> {
  // A component changes the objects of those that include it, not only its own.
  const renamed = above.renamed || (!component && (affixes !== undefined || changesSelectors));
  return { namespace: above.namespace ?? (component ? undefined : namespace), renamed };
}

function takeRules(tree: Growing, folder: string, kustomization: Kustomization, files: Files): void {
  const { component, namespace, affixes, changesSelectors } = kustomization;
  if (kustomization.unreadable) tree.unreadable = true;
  if (kustomization.opaque || kustomization.unreadable) tree.open = true;
  for (const kind of kustomization.generates) tree.generates.add(kind);
  tree.patched.push(...kustomization.patchTargets);
  for (const patch of kustomization.patchFiles) tree.patched.push(...targetsOf(files.get(resolvePath(folder, patch))));
  const changesAll = component && (namespace !== undefined || affixes !== undefined || changesSelectors);
  if (changesAll) tree.patched.push({});
}

/** What a patch in a file changes; a JSON patch names its target elsewhere. */
function targetsOf(patch: FileFacts | undefined): readonly PatchTarget[] {
  if (!patch || patch.unreadable || patch.templated) return [{}];
  return patch.objects.map(({ object }) => ({ kind: asString(object.kind), name: nameOf(object) }));
}

function addMember(tree: Growing, member: Member, files: Files): void {
  const facts = files.get(member.file);
  if (!facts || facts.unreadable || facts.templated || facts.kustomization) tree.open = true;
  const before = tree.members.get(member.file);
  tree.members.set(member.file, before ? { ...member, renamed: true } : member);
}
