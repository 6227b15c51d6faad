import * as l10n from '@vscode/l10n';
import { readAmount } from '../kubernetes/resource-list';
import type { Container } from './containers';
import { quantityDoubt } from './quantity-doubt';
import { amountIn } from './resources';
import type { Fix } from './rule';

/** What is to be set, and where an example may be found. */
export interface Wanted {
  readonly list: 'requests' | 'limits';
  readonly resource: string;
  /** Suggested when nothing else is known. */
  readonly standard: string;
}

/**
 * A suggestion for a missing amount: for a limit the request of the container, which it must not be below; else as the
 * nearest sibling container has it, else the standard. What is measured comes in when the fix is offered (`measuredFix`).
 */
export function resourceSuggestion(wanted: Wanted, container: Container, siblings: readonly Container[]): Fix {
  const { list, resource, standard } = wanted;
  const path = [...container.path, 'resources', list, resource];
  const suggest = (title: string, value: string | number): Fix => ({
    title,
    safe: false,
    changes: [{ op: 'set', path, value }],
    placeholder: path,
  });
  const request = list === 'limits' ? ownRequest(resource, container) : undefined;
  if (request !== undefined) return suggest(setTo(list, resource, request, l10n.t`, as its request`), request);
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

function ownRequest(resource: string, { resources, name }: Container): string | number | undefined {
  const request = amountIn(resource, resources);
  return request !== undefined && isSound(resource, request, name) ? request : undefined;
}

function nearestSibling(wanted: Wanted, container: Container, all: readonly Container[]): Container | undefined {
  const position = all.indexOf(container);
  const distance = (other: Container): number => Math.abs(all.indexOf(other) - position);
  return all
    .filter(other => other.pod === container.pod && isExample(wanted, other))
    .sort((a, b) => distance(a) - distance(b))[0];
}

function isExample({ list, resource }: Wanted, { resources, name }: Container): boolean {
  const amount = amountIn(resource, resources, list);
  return amount !== undefined && isSound(resource, amount, name);
}

/** An amount that is zero, doubtful or no quantity is nothing to follow. */
function isSound(resource: string, amount: string | number, name: string): boolean {
  return (readAmount(amount)?.nano ?? 0n) > 0n && quantityDoubt(resource, amount, name) === undefined;
}
