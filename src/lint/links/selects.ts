import { asList, asRecord, isRecord, textOf, type PlainRecord } from '../../kubernetes/object';
import { isTemplated } from '../../yaml/templated';

/** One condition on one label. */
export interface Requirement {
  readonly key: string;
  readonly operator: unknown;
  readonly values: readonly unknown[];
}

/** Labels that controllers and admission give to pods, so that no template shows them. */
const given =
  /^(pod-template-hash|controller-revision-hash|pod-template-generation|rollouts-pod-template-hash|controller-uid|job-name|deployment|deploymentconfig)$|^(statefulset\.kubernetes\.io|apps\.kubernetes\.io|batch\.kubernetes\.io|topology\.kubernetes\.io|([\w-]+\.)*istio\.io)\//;

/** The conditions of a LabelSelector; none when it selects everything. */
export function requirementsOf(selector: unknown): readonly Requirement[] {
  const { matchLabels, matchExpressions } = asRecord(selector);
  const expressions = asList(matchExpressions).map(asRecord);
  return [
    ...plainRequirementsOf(matchLabels),
    ...expressions.map(({ key, operator, values }) => ({ key: textOf(key), operator, values: asList(values) })),
  ];
}

/** The conditions of a plain selector, as a Service has it; by key, so that what is said of one does not hang on their order. */
export function plainRequirementsOf(selector: unknown): readonly Requirement[] {
  const entries = Object.entries(asRecord(selector)).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

/**
 * Whether pods of a template with these labels meet the condition; `undefined` when that cannot be seen: a label that a
 * controller gives, a value from a template, a value that is no text.
 */
export function meets({ key, operator, values }: Requirement, labels: unknown): boolean | undefined {
  if (given.test(key) || isTemplated(labels) || values.some(value => typeof value !== 'string')) return undefined;
  const carried: PlainRecord = asRecord(labels);
  if (Object.keys(carried).some(name => name.includes('{{'))) return undefined;
  const label = Object.hasOwn(carried, key) ? carried[key] : undefined;
  if (label !== undefined && typeof label !== 'string') return undefined;
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return undefined;
  }
}

/** Whether all conditions are met: `false` as soon as one surely is not, `undefined` when one cannot be seen. */
export function meetsAll(requirements: readonly Requirement[], labels: unknown): boolean | undefined {
  const met = requirements.map(one => meets(one, labels));
  if (met.includes(false)) return false;
  return met.includes(undefined) ? undefined : true;
}

/** Whether a LabelSelector selects pods with these labels; an absent one selects nothing. */
export function selects(selector: unknown, labels: unknown): boolean | undefined {
  if (selector === undefined || selector === null) return false;
  return isRecord(selector) ? meetsAll(requirementsOf(selector), labels) : undefined;
}
