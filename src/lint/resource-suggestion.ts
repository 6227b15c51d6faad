import * as l10n from '@vscode/l10n';
import { parseQuantity } from '../kubernetes/quantity';
import type { Container } from './containers';
import { quantityDoubt } from './quantity-doubt';
import { amountIn } from './resources';
import type { Fix, LintContext, LintObject } from './rule';

/** What is to be set, and where an example may be found. */
export interface Wanted {
  readonly list: 'requests' | 'limits';
  readonly resource: string;
  /** Suggested when nothing else is known. */
  readonly standard: string;
}

/** A suggestion for a missing amount: as measured, else as the nearest sibling container has it, else the standard. */
export function resourceSuggestion(
  wanted: Wanted,
  container: Container,
  siblings: readonly Container[],
  target: LintObject,
  context: LintContext,
): Fix {
  const { list, resource, standard } = wanted;
  const path = [...container.path, 'resources', list, resource];
  const suggest = (title: string, value: string | number): Fix => ({
    title,
    safe: false,
    changes: [{ op: 'set', path, value }],
    placeholder: path,
  });
  const measured = measuredAmount(resource, container, target, context);
  if (measured) return suggest(setTo(list, resource, measured.value, ` (${measured.evidence})`), measured.value);
  const sibling = nearestSibling(wanted, container, siblings);
  const value = sibling && amountIn(resource, sibling.resources, list);
  if (sibling === undefined || value === undefined) return suggest(setTo(list, resource, standard, ''), standard);
  return suggest(setTo(list, resource, value, l10n.t`, as container "${sibling.name}"`), value);
}

function setTo(list: Wanted['list'], resource: string, value: string | number, because: string): string {
  return list === 'requests'
    ? l10n.t`Set ${resource} request to ${value}${because}`
    : l10n.t`Set ${resource} limit to ${value}${because}`;
}

function measuredAmount(
  resource: string,
  { name }: Container,
  { object }: LintObject,
  { measured }: LintContext,
): { readonly value: string; readonly evidence: string } | undefined {
  return resource === 'cpu' || resource === 'memory' ? measured?.(object, name, resource) : undefined;
}

function nearestSibling(wanted: Wanted, container: Container, all: readonly Container[]): Container | undefined {
  const position = all.indexOf(container);
  const distance = (other: Container): number => Math.abs(all.indexOf(other) - position);
  return all
    .filter(other => other.pod === container.pod && isExample(wanted, other))
    .sort((a, b) => distance(a) - distance(b))[0];
}

/** An amount that is zero, doubtful or no quantity is nothing to follow. */
function isExample({ list, resource }: Wanted, { resources, name }: Container): boolean {
  const amount = amountIn(resource, resources, list);
  if (amount === undefined || quantityDoubt(resource, amount, name)) return false;
  return (parseQuantity(amount)?.nano ?? 0n) > 0n;
}
