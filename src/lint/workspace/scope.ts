import type { LintObject } from '../rule';
import { identity, type FileFacts } from './file-facts';
import type { PatchTarget } from './kustomization';
import type { Kustomizations, Member, Tree } from './kustomizations';
import { baseName, folderOf } from './paths';

/** The files that are surely applied together with one file, and whether that is all there is. */
export interface Scope {
  readonly members: readonly Member[];
  /** Objects of the members that a patch may change. */
  readonly patched: readonly PatchTarget[];
  /** The files of the kustomizations that change the file's objects, or may. */
  readonly kustomizations: readonly string[];
  /** Something may be applied with the file that nobody can see here. */
  readonly open: boolean;
  /** Kinds of objects that are generated. */
  readonly generates: ReadonlySet<string>;
}

/** What the scope of a file is decided from. */
export interface Landscape {
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly inFolder: ReadonlyMap<string, readonly string[]>;
  /** The files that hold objects of each kind. */
  readonly withKind: ReadonlyMap<string, readonly string[]>;
  /** The files in the templates of each chart, by the folder of its Chart.yaml. */
  readonly charts: ReadonlyMap<string, readonly string[]>;
  readonly kustomizations: Kustomizations;
  /** What is known already of folders that are applied as one. */
  readonly folders: Map<string, Scope>;
}

const alone: Scope = { members: [], patched: [], kustomizations: [], open: true, generates: new Set() };
/** Folders of this name hold files that are not meant to be applied together. */
const testData = /(^|\/)(test-?data|(__)?fixtures?(__)?|(__)?snapshots?(__)?|golden)(\/[^/]*)?$/i;

/** One kustomization that lists the file, else one chart, else the files beside it. */
export function scopeOf(file: string, landscape: Landscape): Scope {
  const { kustomizations, files } = landscape;
  const facts = files.get(file);
  const listing = kustomizations.listing(file);
  if (!facts || facts.kustomization || kustomizations.isPatch(file)) return alone;
  if (listing.length > 0) return kustomizedScope(file, listing, kustomizations);
  const folder = folderOf(file);
  const chart = chartOf(folder, landscape.charts);
  if (chart !== undefined) return chartScope(file, chart, landscape);
  // Beside a kustomization that leaves it out, a file is applied in some other way, or not at all.
  if (kustomizations.has(folder) || facts.templated || testData.test(folder)) return alone;
  return folderScope(file, landscape);
}

/** Named in several places: what is applied with it in every one. */
function kustomizedScope(file: string, listing: readonly string[], kustomizations: Kustomizations): Scope {
  const [first, ...others] = listing.map(folder => kustomizations.tree(folder));
  const around = listing.flatMap(folder => kustomizations.treesWith(folder));
  const isShared = (member: Member) =>
    member.file !== file && others.every(tree => isSame(tree.members.get(member.file), member));
  return {
    members: [...(first?.members.values() ?? [])].filter(isShared),
    patched: [first, ...others].flatMap(tree => tree?.patched ?? []),
    kustomizations: [...new Set(around.flatMap(({ folders }) => [...folders]))].flatMap(
      folder => kustomizations.fileOf(folder) ?? [],
    ),
    open: around.some(({ open }) => open),
    generates: new Set(around.flatMap((tree: Tree) => [...tree.generates])),
  };
}

function isSame(a: Member | undefined, b: Member): boolean {
  return a !== undefined && a.namespace === b.namespace && a.renamed === b.renamed;
}

/** The chart whose templates stand in `folder`. */
export function chartOf(folder: string, charts: { has(folder: string): boolean }): string | undefined {
  const inside = /^(?:(.*?)\/)??templates(\/.*)?$/.exec(folder);
  const chart = inside?.[1] ?? '';
  return inside && charts.has(chart) ? chart : undefined;
}

/** Values and conditions decide what a chart applies: others are seen, nothing is missing for sure. */
function chartScope(file: string, chart: string, { charts }: Landscape): Scope {
  // The tests of a chart are applied later, alone.
  const isMember = (other: string) => other !== file && !/\/templates\/tests\//.test(`/${other}`);
  const members = (charts.get(chart) ?? []).filter(isMember).map(plain);
  return { ...alone, members };
}

/**
 * `kubectl apply -f` of a folder, without its sub-folders. Where two files define the same object, nobody applies the
 * folder as one: its files are alternatives.
 */
function folderScope(file: string, landscape: Landscape): Scope {
  const folder = folderOf(file);
  const { folders } = landscape;
  const whole = folders.get(folder) ?? wholeFolder(folder, landscape);
  folders.set(folder, whole);
  return whole === alone ? alone : { ...whole, members: whole.members.filter(member => member.file !== file) };
}

function wholeFolder(folder: string, { files, inFolder, kustomizations }: Landscape): Scope {
  const beside = (inFolder.get(folder) ?? []).filter(
    other => kustomizations.listing(other).length === 0 && !kustomizations.isPatch(other),
  );
  const facts = beside.flatMap(name => files.get(name) ?? []);
  if (definesTwice(facts)) return alone;
  return {
    members: facts.filter(({ templated }) => !templated).map(one => plain(one.file)),
    patched: [],
    kustomizations: [],
    open: facts.some(({ unreadable, templated }) => unreadable || templated),
    generates: new Set(),
  };
}

function definesTwice(facts: readonly FileFacts[]): boolean {
  const seen = new Map<string, string>();
  return facts.some(({ file, objects }) =>
    objects.some(({ object }) => {
      const name = identity(object);
      if (name === undefined) return false;
      const before = seen.get(name);
      seen.set(name, file);
      return before !== undefined && before !== file;
    }),
  );
}

const plain = (file: string): Member => ({ file, renamed: false });

/** Whether a folder holds a chart. */
export function isChartName(file: string): boolean {
  return baseName(file) === 'Chart.yaml';
}

/** Whether a patch may change the object. */
export function isPatched({ object }: LintObject, name: string | undefined, targets: readonly PatchTarget[]): boolean {
  return targets.some(
    target =>
      (target.kind === undefined || target.kind === object.kind) &&
      (target.name === undefined || target.name === name || !/^[a-z0-9.-]+$/.test(target.name)),
  );
}
