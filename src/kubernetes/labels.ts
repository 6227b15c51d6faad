import { asList, asRecord, asString, stringsOf } from './object';

type Labels = Readonly<Record<string, string>>;

/**
 * Whether a LabelSelector (matchLabels and matchExpressions) selects these labels. An empty selector selects all, an
 * absent one nothing, as apimachinery's LabelSelectorAsSelector has it.
 */
export function labelSelectorMatches(selector: unknown, labels: Labels): boolean {
  if (selector === undefined || selector === null) return false;
  const { matchLabels, matchExpressions } = asRecord(selector);
  return (
    equalityMatches(stringsOf(matchLabels), labels) &&
    asList(matchExpressions).every(one => expressionMatches(one, labels))
  );
}

/** A LabelSelector as the API takes it in a query: `app=web,tier in (a,b),!old`. */
export function labelSelectorText(selector: unknown): string {
  const { matchLabels, matchExpressions } = asRecord(selector);
  const equal = Object.entries(stringsOf(matchLabels)).map(([key, value]) => `${key}=${value}`);
  return [...equal, ...asList(matchExpressions).map(expressionText)].join(',');
}

function expressionText(expression: unknown): string {
  const { key, operator, values } = asRecord(expression);
  const name = asString(key) ?? '';
  if (operator === 'Exists') return name;
  return operator === 'DoesNotExist'
    ? `!${name}`
    : `${name} ${String(operator).toLowerCase()} (${asList(values).join(',')})`;
}

/** Whether a plain selector, as a Service has it, selects these labels; an empty one selects nothing. */
export function serviceSelects(selector: unknown, labels: Labels): boolean {
  const wanted = stringsOf(selector);
  return Object.keys(wanted).length > 0 && equalityMatches(wanted, labels);
}

function equalityMatches(wanted: Labels, labels: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function expressionMatches(expression: unknown, labels: Labels): boolean {
  const { key, operator, values } = asRecord(expression);
  const label = labels[asString(key) ?? ''];
  const listed = asList(values).includes(label);
  switch (operator) {
    case 'In':
      return label !== undefined && listed;
    case 'NotIn':
      return label === undefined || !listed;
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return false;
  }
}
