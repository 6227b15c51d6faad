import { exactDistribution } from '../../report/distribution';
import { timeInWords } from '../../report/words';
import type { LoadLog } from '../load-log';

/** What latencies are called in the report. */
export const [MUTATING, LISTS] = ['mutating calls', 'namespaced lists'];

/**
 * What p99 of the calls must stay below, ms. Kubernetes' own API call latency objectives are 1 s for mutating calls of single
 * objects (SIG Scalability, slos/api_call_latency.md) and 5 s for lists of one namespace (its earlier text, and the
 * threshold of clusterloader2's APIResponsiveness still; today's text allows 30 s).
 */
export interface Objective {
  readonly mutatingMs: number;
  readonly listsMs: number;
}

/** p99 of what was asked while a step went on, ms, and whether it is within the objective. */
export interface Judged {
  readonly mutating: number;
  readonly lists: number;
  readonly isWithin: boolean;
}

/** Judges a step by its own latencies, as a client sees them. What was never answered breaks the objective. */
export function judge(log: LoadLog, failed: number, { mutatingMs, listsMs }: Objective): Judged {
  const p99 = (what: string): number => exactDistribution(log.latencies(what).all())?.p99 ?? Infinity;
  const [mutating, lists] = [p99(MUTATING), p99(LISTS)];
  const isWithin = mutating < mutatingMs && lists < listsMs && failed === 0;
  return { mutating, lists, isWithin };
}

export const judgedInWords = ({ mutating, lists }: Judged): string =>
  `p99 of mutating calls ${inWords(mutating)}, of namespaced lists ${inWords(lists)}`;

const inWords = (ms: number): string => (Number.isFinite(ms) ? timeInWords(ms) : 'never answered');

/** What was held against what. */
export function objectiveNote({ mutatingMs, listsMs }: Objective): string {
  return `The objective: p99 of mutating calls below ${timeInWords(mutatingMs)} and of namespaced lists below ${timeInWords(listsMs)}, measured by this client while each step went on. Kubernetes’ own is 1 s and 5 s (SIG Scalability, API call latency).`;
}
