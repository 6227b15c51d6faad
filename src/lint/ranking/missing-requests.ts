import { asList, asRecord, groupOf, namespaceOf } from '../../kubernetes/object';
import type { Path, Range } from '../../yaml/place';
import { podContainers } from '../containers';
import type { ObjectIdentity, PlacedFinding } from '../placed-finding';
import type { Resource } from '../requests';
import type { LintObject } from '../rule';
import { heavyImage, type HeavyImage } from './heavy-images';

/** What the linter found in one file, and the objects it found it in. */
export interface LintedFile {
  readonly file: string;
  readonly findings: readonly PlacedFinding[];
  readonly objects: readonly LintObject[];
}

/** A workload whose containers lack requests; the first of a list is the one to look at first. */
export interface MissingRequests {
  readonly file: string;
  readonly object: ObjectIdentity;
  /** Index of its document in the file. */
  readonly document: number;
  /** Of the first finding, and where it stands. */
  readonly path: Path;
  readonly range: Range;
  /** Pods at a time, as written; 1 where the number is not written or depends on the cluster. */
  readonly replicas: number;
  readonly missing: readonly Resource[];
  /** Set when an image among those that lack something is known to take much. */
  readonly heavy?: string;
  /** From 1; the same order as the list. */
  readonly rank: number;
}

const rules: Readonly<Record<string, Resource>> = {
  'cpu-request-missing': 'cpu',
  'memory-request-missing': 'memory',
};

/** Workloads without requests, those first that take most: replicas times the weight of the heaviest image. */
export function rankMissingRequests(found: readonly WeighedWorkload[]): readonly MissingRequests[] {
  return [...found]
    .sort((a, b) => b.load - a.load || b.one.missing.length - a.one.missing.length || byPlace(a.one, b.one))
    .map(({ one }, index) => ({ ...one, rank: index + 1 }));
}

/** A workload without requests, before it has its place among those of other files. */
export interface WeighedWorkload {
  readonly one: Omit<MissingRequests, 'rank'>;
  /** Replicas times the weight of the heaviest image. */
  readonly load: number;
}

/** The workloads without requests in one file; nothing of the file is kept but what the ranking says. */
export function weighMissingRequests({ file, findings, objects }: LintedFile): readonly WeighedWorkload[] {
  const wanted = findings.filter(({ rule }) => rule in rules);
  return objects.flatMap(target => {
    const own = wanted.filter(finding => isInside(finding, target));
    const [first] = own;
    if (!first?.object) return [];
    const replicas = podsAtOnce(target);
    const heavy = heaviest(target, own);
    const missing = (['cpu', 'memory'] as const).filter(resource => own.some(({ rule }) => rules[rule] === resource));
    const { document, path, range } = first;
    const one = { file, object: first.object, document, path, range, replicas, missing };
    return [{ one: heavy ? { ...one, heavy: heavy.reason } : one, load: replicas * (heavy?.weight ?? 1) }];
  });
}

function isInside(finding: PlacedFinding, { document, path }: LintObject): boolean {
  return finding.document === document && path.every((step, index) => finding.path[index] === step);
}

/** The heaviest image among the containers of these findings. */
function heaviest(target: LintObject, findings: readonly PlacedFinding[]): HeavyImage | undefined {
  return podContainers(target)
    .filter(({ path }) => findings.some(finding => path.every((step, index) => finding.path[index] === step)))
    .flatMap(({ fields }) => heavyImage(fields['image']) ?? [])
    .sort((a, b) => b.weight - a.weight)[0];
}

function podsAtOnce({ object }: LintObject): number {
  const spec = asRecord(object['spec']);
  const job = groupOf(object) === 'batch' ? asRecord(asRecord(spec['jobTemplate'])['spec'] ?? spec) : spec;
  const written = groupOf(object) === 'batch' ? job['parallelism'] : spec['replicas'];
  return typeof written === 'number' && written >= 0 ? written : 1;
}

function byPlace(a: Omit<MissingRequests, 'rank'>, b: Omit<MissingRequests, 'rank'>): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.range.start.line - b.range.start.line;
}

/** A namespace in which so many workloads lack requests that defaults for all are the shorter way. */
export interface LimitRangeSuggestion {
  /** As written in the workloads; absent when they name none. */
  readonly namespace?: string;
  readonly workloads: number;
  /** A LimitRange with default requests for what is missing. */
  readonly yaml: string;
}

/** So few are mended one by one. */
const fewest = 3;
const standard: Readonly<Record<Resource, string>> = { cpu: '100m', memory: '128Mi' };

/** "Add a LimitRange", for each namespace where at least three workloads lack requests and none is there. */
export function suggestLimitRanges(
  ranked: readonly MissingRequests[],
  limitRanges: readonly LintObject[] = [],
): readonly LimitRangeSuggestion[] {
  const taken = new Set(limitRanges.filter(hasContainerItem).map(({ object }) => namespaceOf(object)));
  const namespaces = [...new Set(ranked.map(({ object }) => object.namespace))].filter(name => !taken.has(name));
  return namespaces.flatMap(namespace => {
    const own = ranked.filter(({ object }) => object.namespace === namespace);
    if (own.length < fewest) return [];
    const missing = (['cpu', 'memory'] as const).filter(resource => own.some(one => one.missing.includes(resource)));
    const yaml = limitRangeYaml(namespace, missing);
    return [{ ...(namespace === undefined ? {} : { namespace }), workloads: own.length, yaml }];
  });
}

function hasContainerItem({ object }: LintObject): boolean {
  return asList(asRecord(object['spec'])['limits']).some(item => asRecord(item)['type'] === 'Container');
}

function limitRangeYaml(namespace: string | undefined, missing: readonly Resource[]): string {
  return [
    'apiVersion: v1',
    'kind: LimitRange',
    'metadata:',
    '  name: default-requests',
    ...(namespace === undefined ? [] : [`  namespace: ${JSON.stringify(namespace)}`]),
    'spec:',
    '  limits:',
    '    - type: Container',
    '      defaultRequest:',
    ...missing.map(resource => `        ${resource}: ${standard[resource]}`),
    '',
  ].join('\n');
}
