import { asRecord, asString, groupOf, nameOf, namespaceOf } from '../../kubernetes/object';
import type { Neighbours } from '../neighbours';
import type { LintObject } from '../rule';
import type { FileFacts } from './file-facts';
import { withMetadata } from './near-objects';
import type { Scope } from './scope';

/** What is known around the file under lint. */
export interface Surroundings {
  readonly file: string;
  readonly scope: Scope;
  readonly files: ReadonlyMap<string, FileFacts>;
  /** The files that hold objects of each kind. */
  readonly withKind: ReadonlyMap<string, readonly string[]>;
  /** Prefixes and suffixes that some kustomization gives to names. */
  readonly affixes: readonly (readonly [string, string])[];
}

/** See `Neighbours.mayExistElsewhere`; good until something around the file changes. */
export type Search = Neighbours['mayExistElsewhere'];

/** A file that speaks of more namespaces, or a workspace with more ways to name things, is too wide to be sure. */
const mostWays = 20;
/** Objects from which a controller makes whatever somebody wrote elsewhere. */
const deployers = new Set([
  'helm.toolkit.fluxcd.io/HelmRelease',
  'kustomize.toolkit.fluxcd.io/Kustomization',
  'helm.cattle.io/HelmChart',
  'fleet.cattle.io/Bundle',
  'argoproj.io/Application',
  'argoproj.io/ApplicationSet',
  'template.openshift.io/Template',
]);

/** Prepares questions after objects that could be there after all; thousands of workloads may ask. */
export function searchAround(around: Surroundings): Search {
  if (isBoundless(around)) return () => true;
  const known = new Map<string, readonly LintObject[] | 'unknown'>();
  return (kind, isMeant) => {
    if (around.scope.generates.has(kind)) return true;
    const candidates = known.get(kind) ?? candidatesOf(kind, around);
    known.set(kind, candidates);
    return candidates === 'unknown' || candidates.some(isMeant);
  };
}

function isBoundless({ file, scope, files, affixes }: Surroundings): boolean {
  const near = [file, ...scope.members.map(member => member.file)].flatMap(one => files.get(one)?.objects ?? []);
  return scope.open || affixes.length > mostWays || near.some(isDeployer);
}

/** Every object of the kind in other files, as it may be called; the file's own objects are looked at before. */
function candidatesOf(
  kind: string,
  { file, files, withKind, affixes }: Surroundings,
): readonly LintObject[] | 'unknown' {
  const found: LintObject[] = [];
  const namespaces = new Set([undefined, ...(files.get(file)?.objects ?? []).map(({ object }) => namespaceOf(object))]);
  for (const other of withKind.get(kind) ?? []) {
    const { objects = [], templated = false } = files.get(other) ?? {};
    if (other === file) continue;
    for (const candidate of objects) {
      if (candidate.object.kind !== kind) continue;
      // A template may call its objects anything.
      const isUnknown = templated || 'generateName' in asRecord(candidate.object.metadata);
      if (isUnknown || namespaces.size > mostWays) return 'unknown';
      found.push(...waysToName(candidate, namespaces, affixes));
    }
  }
  return found;
}

function isDeployer({ object }: LintObject): boolean {
  return deployers.has(`${groupOf(object)}/${asString(object.kind) ?? ''}`);
}

/** A namespace is often given when the file is applied, or by a kustomization; prefixes always are. */
function waysToName(
  candidate: LintObject,
  namespaces: ReadonlySet<string | undefined>,
  affixes: Surroundings['affixes'],
): readonly LintObject[] {
  const name = nameOf(candidate.object) ?? '';
  const called = [
    candidate,
    ...affixes.map(([prefix, suffix]) => withMetadata(candidate, { name: prefix + name + suffix })),
  ];
  const written = namespaceOf(candidate.object);
  return called.flatMap(one => [
    one,
    ...[...namespaces].filter(namespace => namespace !== written).map(namespace => withMetadata(one, { namespace })),
  ]);
}
