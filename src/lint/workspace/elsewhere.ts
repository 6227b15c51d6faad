import { asRecord, asString, groupOf, nameOf, namespaceOf } from '../../kubernetes/object';
import type { LintObject } from '../rule';
import type { FileFacts } from './file-facts';
import { withMetadata } from './near-objects';
import type { Scope } from './scope';

/** A question after an object, and all that is known. */
export interface Search {
  readonly kind: string;
  readonly isMeant: (candidate: LintObject) => boolean;
  /** The file under lint; its own objects are looked at before. */
  readonly file: string;
  readonly scope: Scope;
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Prefixes and suffixes that some kustomization gives to names. */
  readonly affixes: readonly (readonly [string, string])[];
}

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

/** Whether an object of this kind could be there after all; see `Neighbours.mayExistElsewhere`. */
export function mayExist({ kind, isMeant, file, scope, files, affixes }: Search): boolean {
  if (scope.open || scope.generates.has(kind)) return true;
  const own = files.get(file)?.objects ?? [];
  const near = scope.members.flatMap(member => files.get(member.file)?.objects ?? []);
  if ([...own, ...near].some(isDeployer)) return true;
  const namespaces = new Set([undefined, ...own.map(({ object }) => namespaceOf(object))]);
  if (namespaces.size > mostWays || affixes.length > mostWays) return true;
  for (const facts of files.values()) {
    if (facts.file === file) continue;
    for (const candidate of facts.objects) {
      if (candidate.object.kind !== kind) continue;
      // A template may call its objects anything.
      const isUnknown = facts.templated || 'generateName' in asRecord(candidate.object.metadata);
      if (isUnknown || waysToName(candidate, namespaces, affixes).some(isMeant)) return true;
    }
  }
  return false;
}

function isDeployer({ object }: LintObject): boolean {
  return deployers.has(`${groupOf(object)}/${asString(object.kind) ?? ''}`);
}

/** A namespace is often given when the file is applied, or by a kustomization; prefixes always are. */
function waysToName(
  candidate: LintObject,
  namespaces: ReadonlySet<string | undefined>,
  affixes: Search['affixes'],
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
