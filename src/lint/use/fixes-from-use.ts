import * as l10n from '@vscode/l10n';
import { quantityToNumber } from '../../kubernetes/quantity';
import { readAmount } from '../../kubernetes/resource-list';
import type { Recommendation } from '../../sizing/recommend';
import { podContainers, type Container } from '../containers';
import { amountIn } from '../resources';
import type { Change, Fix, LintObject } from '../rule';
import type { UseFacts } from './use-facts';
import { jointWords, useWords } from './use-words';

/** A request is far off when it is so many times what it should be, or so small a share of it. */
const MUCH_MORE = 1.5;
const LESS = 0.8;

/** What is to be changed for one container, and the advice that it follows. */
interface Wanted {
  readonly changes: readonly Change[];
  readonly advices: readonly Recommendation[];
  /** `cpu 250m`, `memory limit 74Mi`. */
  readonly words: readonly string[];
}

/**
 * A suggestion for a missing amount with the value that use gives; `undefined` where nothing is known, and for a limit
 * that the container's own request is above.
 */
export function measuredFix(fix: Fix, target: LintObject, facts: UseFacts): Fix | undefined {
  const path = fix.placeholder ?? [];
  const [list, resource] = path.slice(-2);
  const container = podContainers(target).find(one => one.path.join('/') === path.slice(0, -3).join('/'));
  const advice = facts.of(target.object).find(one => one.container === container?.name && one.resource === resource);
  const value = list === 'limits' ? advice?.limit : advice?.quantity;
  if (!container || !advice || value === undefined) return undefined;
  if (list === 'limits' && isAbove(amountIn(advice.resource, container.resources), value)) return undefined;
  const words = useWords(advice, facts.staleSince);
  const title =
    list === 'limits'
      ? l10n.t`Set ${advice.resource} limit from use: ${value} · ${words}`
      : l10n.t`Set ${advice.resource} request from use: ${value} · ${words}`;
  return { ...fix, title, changes: [{ op: 'set', path, value }] };
}

/** Sets what a container requests, and the limits that go with it, by its use; `undefined` where all is near that already. */
export function containerFix(container: Container, target: LintObject, facts: UseFacts): Fix | undefined {
  const { changes, advices, words } = wantedFor(container, facts.of(target.object));
  if (changes.length === 0) return undefined;
  const why = jointWords(advices, facts.staleSince);
  const title = l10n.t`Set requests of container "${container.name}" from use: ${words.join(', ')} · ${why}`;
  return { title, safe: false, changes };
}

/** The same for all containers of a workload at once; `undefined` where fewer than two are far from their use. */
export function workloadFix(target: LintObject, facts: UseFacts): Fix | undefined {
  const advices = facts.of(target.object);
  const wanted = podContainers(target)
    .map(container => wantedFor(container, advices))
    .filter(({ changes }) => changes.length > 0);
  if (wanted.length < 2) return undefined;
  const why = jointWords(
    wanted.flatMap(one => one.advices),
    facts.staleSince,
  );
  const title = l10n.t`Set requests of ${wanted.length} containers from use · ${why}`;
  return { title, safe: false, changes: wanted.flatMap(({ changes }) => changes) };
}

function wantedFor(container: Container, all: readonly Recommendation[]): Wanted {
  const own = all.filter(one => one.container === container.name);
  const wanted = own
    .map(advice => ({ advice, ...amountsFor(container, advice) }))
    .filter(({ changes }) => changes.length > 0);
  return {
    changes: wanted.flatMap(({ changes }) => changes),
    advices: wanted.map(({ advice }) => advice),
    words: wanted.flatMap(({ words }) => words),
  };
}

/** A request that is missing or far off; a memory limit that is missing, or below what was used; a limit below its request. */
function amountsFor({ path, resources }: Container, advice: Recommendation): Pick<Wanted, 'changes' | 'words'> {
  const { resource, quantity, limit } = advice;
  const set = (list: 'requests' | 'limits', value: string | number): Change => ({
    ...{ op: 'set', path: [...path, 'resources', list, resource], value },
  });
  const written = amountIn(resource, resources);
  const isOff = written === undefined || isFarOff(numberOf(written), advice.request);
  const request = isOff ? quantity : written;
  const asked = isOff ? [{ change: set('requests', quantity), words: `${resource} ${quantity}` }] : [];
  const least = limit === undefined || isAbove(request, limit) ? request : limit;
  const ceiling = amountIn(resource, resources, 'limits');
  const isLow =
    ceiling === undefined
      ? limit !== undefined
      : isAbove(request, ceiling) || (limit !== undefined && isAbove(quantity, ceiling));
  const limited = isLow ? [{ change: set('limits', least), words: l10n.t`${resource} limit ${least}` }] : [];
  const both = [...asked, ...limited];
  return { changes: both.map(({ change }) => change), words: both.map(({ words }) => words) };
}

function isFarOff(written: number, wanted: number): boolean {
  return !(written <= wanted * MUCH_MORE && written >= wanted * LESS);
}

const isAbove = (one: unknown, other: unknown): boolean => numberOf(one) > numberOf(other);

/** NaN for what is no quantity, which is then far off. */
function numberOf(amount: unknown): number {
  const quantity = readAmount(amount);
  return quantity ? quantityToNumber(quantity) : NaN;
}
