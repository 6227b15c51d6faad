import { asList, asRecord, isRecord } from '../kubernetes/object';
import { fromLabels, isEmpty, labelsFrom, meets, requirementsOf, selects, type Labels } from './selector';
import type { Requirement, Selector } from './selector';

/** A node as node selectors see it. */
export interface SelectableNode {
  readonly name: string;
  readonly labels: Labels;
}

/** One of several; an empty one, or one that cannot be read, matches no node. */
export interface NodeSelectorTerm {
  readonly expressions: readonly Requirement[];
  readonly fields: readonly Requirement[];
  readonly unreadable: boolean;
}

/** A pod's nodeSelector and required node affinity (component-helpers, scheduling/corev1/nodeaffinity). */
export interface RequiredNodeAffinity {
  readonly nodeSelector: Selector;
  /** Alternatives; absent when there is no required node affinity. */
  readonly terms?: readonly NodeSelectorTerm[];
}

export interface PreferredTerm extends NodeSelectorTerm {
  readonly weight: number;
}

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

export function requiredNodeAffinity(spec: unknown): RequiredNodeAffinity {
  const { nodeSelector, affinity } = asRecord(spec);
  const required = asRecord(asRecord(affinity)['nodeAffinity'])['requiredDuringSchedulingIgnoredDuringExecution'];
  const selector = fromLabels(labelsFrom(nodeSelector));
  return isRecord(required) ? { nodeSelector: selector, terms: termsOf(required) } : { nodeSelector: selector };
}

/** The terms of a NodeSelector, which are alternatives. */
export function termsOf(nodeSelector: unknown): readonly NodeSelectorTerm[] {
  return asList(asRecord(nodeSelector)['nodeSelectorTerms']).map(termOf);
}

/** `preferredDuringSchedulingIgnoredDuringExecution` of a nodeAffinity. */
export function preferredTerms(list: unknown): readonly PreferredTerm[] {
  return asList(list)
    .map(item => {
      const { weight, preference } = asRecord(item);
      return { ...termOf(preference), weight: typeof weight === 'number' ? weight : 0 };
    })
    .filter(term => term.weight !== 0 && isSaid(term));
}

const isSaid = ({ expressions, fields }: NodeSelectorTerm): boolean => expressions.length + fields.length > 0;

function termOf(term: unknown): NodeSelectorTerm {
  const { matchExpressions, matchFields } = asRecord(term);
  const [expressions, fields] = [requirementsOf(matchExpressions), requirementsOf(matchFields)];
  const wrong =
    expressions.some(({ operator }) => !operators.includes(operator)) ||
    fields.some(({ operator, values }) => !['In', 'NotIn'].includes(operator) || values.length !== 1);
  return { expressions, fields, unreadable: wrong };
}

export function termMatches(term: NodeSelectorTerm, { name, labels }: SelectableNode): boolean {
  if (term.unreadable || !isSaid(term)) return false;
  if (!term.expressions.every(requirement => meets(requirement, labels))) return false;
  if (term.fields.length === 0) return true;
  const fields = new Map([['metadata.name', name]]);
  return term.fields.every(requirement => fieldMeets(requirement, fields));
}

/** Field selectors compare with the empty text where a field is absent. */
function fieldMeets({ key, operator, values }: Requirement, fields: Labels): boolean {
  return ((fields.get(key) ?? '') === values[0]) === (operator === 'In');
}

export function nodeAffinityMatches(affinity: RequiredNodeAffinity, node: SelectableNode): boolean {
  if (!isEmpty(affinity.nodeSelector) && !selects(affinity.nodeSelector, node.labels)) return false;
  return affinity.terms === undefined || affinity.terms.some(term => termMatches(term, node));
}

/** Sum of the weights of the preferred terms that match. */
export function preference(terms: readonly PreferredTerm[], node: SelectableNode): number {
  return terms.reduce((sum, term) => sum + (termMatches(term, node) ? term.weight : 0), 0);
}
