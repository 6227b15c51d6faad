import { isFlowControlKind } from '../../fairness/group';
import { nominalSeats } from '../../fairness/seats';
import { builtInLevels, DEFAULT_SERVER_SEATS, DEFAULT_SHARES } from '../../kubernetes/flow-control';
import { asRecord, nameOf, type KubernetesObject } from '../../kubernetes/object';
import { isTemplated } from '../../yaml/templated';
import { ofKind } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** True for the name of a priority level that every API server makes. */
export function isBuiltInLevel(name: string): boolean {
  return builtInLevels.some(level => level.name === name);
}

/** The priority levels of this file and its neighbours. */
export function levelsOf(context: LintContext): readonly LintObject[] {
  return ofKind(context, 'PriorityLevelConfiguration').filter(({ object }) =>
    isFlowControlKind(object, 'PriorityLevelConfiguration'),
  );
}

/** True when a level of this name is surely there. */
export function levelExists(name: string, context: LintContext): boolean {
  return isBuiltInLevel(name) || levelsOf(context).some(({ object }) => nameOf(object) === name);
}

/** Shares of a Limited level, 30 when it names none; `undefined` when they are not known. */
export function sharesOf(object: KubernetesObject): number | undefined {
  const spec = asRecord(object['spec']);
  const { nominalConcurrencyShares: shares = DEFAULT_SHARES } = asRecord(spec['limited']);
  if (isTemplated(object['spec']) || isTemplated(spec['limited']) || spec['type'] !== 'Limited') return undefined;
  return typeof shares === 'number' && Number.isInteger(shares) && shares >= 0 ? shares : undefined;
}

/** What each level gets when nobody lends. */
export interface Division {
  /** Seats by the name of a level, built-in ones too. */
  readonly seats: ReadonlyMap<string, number>;
  readonly allShares: number;
}

/**
 * The server's seats divided among the levels of the cluster, the built-in ones where none is known, and those of the
 * workspace: ceil(seats · shares ÷ Σ shares). `undefined` when the shares of one are not known, or two of one name disagree.
 */
export function division(context: LintContext, serverSeats = DEFAULT_SERVER_SEATS): Division | undefined {
  const builtIn = builtInLevels.map(level => [level.name, level.nominalConcurrencyShares] as const);
  const shares = new Map<string, number>(context.cluster?.levels ?? builtIn);
  const seen = new Map<string, number>();
  for (const { object } of levelsOf(context)) {
    const name = nameOf(object);
    const own = sharesOf(object);
    if (name === 'exempt') continue;
    if (name === undefined || own === undefined || (seen.get(name) ?? own) !== own) return undefined;
    seen.set(name, own);
    shares.set(name, own);
  }
  const allShares = [...shares.values()].reduce((sum, one) => sum + one, 0);
  return {
    allShares,
    seats: new Map([...shares].map(([name, own]) => [name, nominalSeats(own, allShares, serverSeats)])),
  };
}
