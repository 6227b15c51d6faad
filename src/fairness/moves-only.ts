import type { FlowControl } from './flow-control';
import type { HoldBack } from './hold-back';
import type { LevelMetrics } from './level-metrics';
import { builtInPriorityLevels } from './priority-level';
import { demandOf, type Ask, type Asker } from './rank-askers';
import { divideSeats } from './seats';

/** What became of a level between two looks at the metrics. */
export interface LevelPressure {
  readonly name: string;
  readonly dispatchedPerSecond: number;
  /** Requests answered 429. */
  readonly rejectedPerSecond: number;
  /** Requests that waited at the second look. */
  readonly waiting: number;
}

/** What happened in each level between two looks `seconds` apart. */
export function pressures(
  before: ReadonlyMap<string, LevelMetrics>,
  after: ReadonlyMap<string, LevelMetrics>,
  seconds: number,
): readonly LevelPressure[] {
  return [...after.values()].map(({ name, dispatched, rejected, waiting }) => {
    const rate = (now: number, then: number | undefined): number => Math.max(0, now - (then ?? 0)) / seconds;
    const earlier = before.get(name);
    return {
      ...{ name, waiting, dispatchedPerSecond: rate(dispatched, earlier?.dispatched) },
      rejectedPerSecond: rate(rejected, earlier?.rejected),
    };
  });
}

/** What a suggestion is worth. */
export interface Verdict {
  /** True when the FlowSchema would change where requests wait and not that they do, or slow somebody for nothing. */
  readonly onlyMoves: boolean;
  /** A sentence each. */
  readonly notes: readonly string[];
}

/** A tenth of the demand: below it nobody notices that requests go. */
const NOTABLE = 0.1;

/** Whether holding back the worst asker helps anybody, and what stays. `pressure` is empty without the metrics. */
export function verdictOn(
  askers: readonly Asker[],
  held: HoldBack | undefined,
  pressure: readonly LevelPressure[],
  control: FlowControl,
  serverSeats: number,
): Verdict {
  const [worst] = askers;
  if (!worst) return { onlyMoves: true, notes: ['No request was held in any sample: nobody asks much.'] };
  if (!held) return { onlyMoves: true, notes: [exempt(worst)] };
  const reasons = [...nobodyWaits(worst, askers, pressure), ...aloneAlready(worst, askers)];
  const notes = [
    ...reasons,
    ...whatStays(worst, held.ask),
    ...whatItCosts(held, control, serverSeats),
    ...cause(held.ask),
  ];
  return { onlyMoves: reasons.length > 0, notes };
}

function exempt({ user, levels }: Asker): string {
  return `${user} is in level ${levels.join(', ')}, before which no FlowSchema can be asked: let it use an identity that is not in system:masters.`;
}

function nobodyWaits(worst: Asker, askers: readonly Asker[], pressure: readonly LevelPressure[]): readonly string[] {
  const pressed = pressure.some(
    ({ name, waiting, rejectedPerSecond }) => worst.levels.includes(name) && (waiting > 0 || rejectedPerSecond > 0),
  );
  const waits = askers.some(({ levels, waiting }) => waiting > 0 && levels.some(name => worst.levels.includes(name)));
  if (pressed || waits) return [];
  return [
    `Nobody waits in ${worst.levels.join(', ')} and nothing is answered 429: seats are free, so a FlowSchema would only slow ${worst.user}. If the API server lacks memory or CPU, what it asks is the cause, not who goes first.`,
  ];
}

/** Others of the same level are whom a FlowSchema would help. */
function aloneAlready(worst: Asker, askers: readonly Asker[]): readonly string[] {
  const isShared = (name: string): boolean => builtInPriorityLevels.some(level => level.name === name);
  const others = askers.some(
    ({ user, levels }) => user !== worst.user && levels.some(name => worst.levels.includes(name)),
  );
  if (others || worst.levels.some(isShared)) return [];
  return [
    `${worst.user} is alone in level ${worst.levels.join(', ')}: another FlowSchema only moves its queue. Give that level fewer or more shares, or let the client ask less.`,
  ];
}

function whatStays({ user, asks, ...all }: Asker, held: Ask): readonly string[] {
  const next = asks.find(ask => ask !== held);
  const moved = demandOf(all) > 0 ? demandOf(held) / demandOf(all) : 1;
  if (!next || 1 - moved < NOTABLE) return [];
  return [
    `${percent(moved)} of what ${user} holds goes with it; ${percent(1 - moved)} stays, most of it ${next.verb} ${askText(next)}. Rank again once this is applied.`,
  ];
}

function whatItCosts({ level, after }: HoldBack, control: FlowControl, serverSeats: number): readonly string[] {
  const before = new Map(divideSeats(control.levels, serverSeats).map(one => [one.name, one.nominal]));
  const now = divideSeats(after.levels, serverSeats);
  const own = now.find(({ name }) => name === level);
  if (!own || before.has(level)) return [];
  const fewer = now.filter(({ name, nominal }) => nominal < (before.get(name) ?? 0));
  const lost = fewer.map(({ name, nominal }) => `${name} ${before.get(name) ?? 0} → ${nominal}`).join(', ');
  return [
    `Level ${level} gets ${own.nominal} seats, and no more; others get fewer: ${lost}. A request takes at most ${own.widest ?? 1} of them, so up to ${Math.floor(own.nominal / (own.widest ?? 1))} large ones run at once.`,
  ];
}

function cause({ verb, resource }: Ask): readonly string[] {
  if (!['list', 'watch'].includes(verb)) return [];
  return [
    `Each ${verb} of ${resource} costs the API server as much as before: fewer run at once. To have fewer, let the client watch instead of listing again, read with resourceVersion=0, or select what it needs.`,
  ];
}

/** `pods`, `felixconfigurations.crd.projectcalico.org`: a resource as kubectl names it. */
export function askText({ apiGroup, resource }: Ask): string {
  return apiGroup === '' ? resource : `${resource}.${apiGroup}`;
}

const percent = (part: number): string => `${Math.round(part * 100)} %`;
