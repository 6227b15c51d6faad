import { asList, asRecord, asString, stringsOf } from '../kubernetes/object';

export type Labels = ReadonlyMap<string, string>;

export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** A selector made ready: `nothing` selects nothing, one without requirements everything. */
export interface Selector {
  readonly nothing: boolean;
  readonly requirements: readonly Requirement[];
}

export const nothing: Selector = { nothing: true, requirements: [] };
const int64 = /^[+-]?\d+$/;

export function labelsFrom(labels: unknown): Labels {
  return new Map(Object.entries(stringsOf(labels)));
}

/** What apimachinery's LabelSelectorAsSelector makes of a LabelSelector: absent selects nothing, empty everything. */
export function selectorOf(labelSelector: unknown): Selector {
  if (labelSelector === undefined || labelSelector === null) return nothing;
  const { matchLabels, matchExpressions } = asRecord(labelSelector);
  const requirements = [...fromLabels(labelsFrom(matchLabels)).requirements, ...requirementsOf(matchExpressions)];
  return { nothing: false, requirements };
}

/** A selector of equal labels, as a Service or a nodeSelector has it; without labels it selects everything. */
export function fromLabels(labels: Labels): Selector {
  const requirements = [...labels].map(([key, value]) => ({ key, operator: 'In', values: [value] }));
  return { nothing: false, requirements };
}

export function requirementsOf(expressions: unknown): readonly Requirement[] {
  return asList(expressions).map(expression => {
    const { key, operator, values } = asRecord(expression);
    return { key: asString(key) ?? '', operator: asString(operator) ?? '', values: asList(values).map(String) };
  });
}

/** Both at once; nothing stays nothing. */
export function narrowed(selector: Selector, requirements: readonly Requirement[]): Selector {
  return selector.nothing ? selector : { nothing: false, requirements: [...selector.requirements, ...requirements] };
}

/** Whether it selects everything because it says nothing (labels.Selector.Empty). */
export function isEmpty({ nothing, requirements }: Selector): boolean {
  return !nothing && requirements.length === 0;
}

export function selects(selector: Selector, labels: Labels): boolean {
  return !selector.nothing && selector.requirements.every(requirement => meets(requirement, labels));
}

/** One requirement, as labels.Requirement.Matches has it; Gt and Lt compare whole numbers. */
export function meets({ key, operator, values }: Requirement, labels: Labels): boolean {
  const label = labels.get(key);
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    case 'Gt':
    case 'Lt':
      return label !== undefined && compares(operator, label, values[0]);
    default:
      return false;
  }
}

function compares(operator: 'Gt' | 'Lt', label: string, value: string | undefined): boolean {
  if (value === undefined || !int64.test(label) || !int64.test(value)) return false;
  const [left, right] = [BigInt(label.replace('+', '')), BigInt(value.replace('+', ''))];
  return operator === 'Gt' ? left > right : left < right;
}
