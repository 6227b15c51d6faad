import { asList, asRecord, asString, type PlainRecord } from '../kubernetes/object';
import { selectorOf, selects, type Labels, type Selector } from './selector';

/** A term of pod (anti-)affinity made ready (kube-scheduler's framework.AffinityTerm). */
export interface AffinityTerm {
  readonly namespaces: ReadonlySet<string>;
  readonly namespaceSelector: Selector;
  readonly selector: Selector;
  readonly topologyKey: string;
  /** Of a preferred term; 0 for a required one. */
  readonly weight: number;
}

export interface PodAffinity {
  /** Whether the pod has podAffinity or podAntiAffinity at all. */
  readonly any: boolean;
  readonly required: readonly AffinityTerm[];
  readonly requiredAnti: readonly AffinityTerm[];
  readonly preferred: readonly AffinityTerm[];
  readonly preferredAnti: readonly AffinityTerm[];
}

const none: PodAffinity = { any: false, required: [], requiredAnti: [], preferred: [], preferredAnti: [] };
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

export function podAffinity(spec: PlainRecord, namespace: string): PodAffinity {
  const { podAffinity: affinity, podAntiAffinity: anti } = asRecord(spec['affinity']);
  if (!affinity && !anti) return none;
  const required = (of: unknown): readonly AffinityTerm[] =>
    asList(asRecord(of)[REQUIRED]).map(term => termOf(term, namespace, 0));
  const preferred = (of: unknown): readonly AffinityTerm[] =>
    asList(asRecord(of)[PREFERRED]).map(item => {
      const { weight, podAffinityTerm } = asRecord(item);
      return termOf(podAffinityTerm, namespace, typeof weight === 'number' ? weight : 0);
    });
  return {
    any: true,
    required: required(affinity),
    requiredAnti: required(anti),
    preferred: preferred(affinity),
    preferredAnti: preferred(anti),
  };
}

function termOf(term: unknown, own: string, weight: number): AffinityTerm {
  const { namespaces, namespaceSelector, labelSelector, topologyKey } = asRecord(term);
  const named = asList(namespaces).map(String);
  const alone = named.length === 0 && (namespaceSelector === undefined || namespaceSelector === null);
  return {
    namespaces: new Set(alone ? [own] : named),
    namespaceSelector: selectorOf(namespaceSelector),
    selector: selectorOf(labelSelector),
    topologyKey: asString(topologyKey) ?? '',
    weight,
  };
}

/** What a term looks at in a pod. */
export interface Matchable {
  readonly namespace: string;
  readonly labels: Labels;
}

/** AffinityTerm.Matches: `namespaceLabels` are those of the pod's namespace. */
export function termSelects(term: AffinityTerm, pod: Matchable, namespaceLabels: Labels): boolean {
  const inNamespace = term.namespaces.has(pod.namespace) || selects(term.namespaceSelector, namespaceLabels);
  return inNamespace && selects(term.selector, pod.labels);
}
