import {
  callersInWords,
  latencyInWords,
  meanAnswerMs,
  podsInWords,
  serverInWords,
  waitsInWords,
} from './limit-evidence';
import {
  clientConnections,
  fellShort,
  leftLate,
  ofAsked,
  percent,
  tookMs,
  underWay,
  type Reached,
} from './limit-figures';
import { burstInWords, isBurstOnly, reachedInWords } from './rate-words';
import type { Report } from './report';
import { count, rateInWords, timeInWords } from './words';

/** What held a run up: the rate it asked for, the client, a priority level's seats, the API server, or waiting for the cluster. */
export type LimitKind = 'rate' | 'client' | 'fairness' | 'api-server' | 'convergence';

/** What limited a run, in a sentence, and the figures that it rests on. */
export interface RunLimit {
  readonly kind: LimitKind;
  readonly sentence: string;
  readonly evidence: readonly string[];
}

/** Kubernetes' objective for one object is 1 s at p99 (API call latency SLO of SIG Scalability). */
const slowAnswerMs = 1000;

/**
 * What limited the run, judged by the job that took longest: its rate against what was asked, how late its requests left,
 * 429s and seats, answers of the API server, and time without a request. Undefined when no job sent two requests.
 */
export function whatLimited(report: Report): RunLimit | undefined {
  const job = report.jobs.filter(({ sent }) => sent > 1).toSorted((a, b) => tookMs(b) - tookMs(a))[0];
  if (job?.reachedRate === null || job === undefined) return undefined;
  const reached = { report, job, rate: job.reachedRate };
  const reasons = [neverSent, heldByFairness, waited, heldByAnswers, heldByClient];
  return reasons.map(reason => reason(reached)).find(limit => limit !== undefined) ?? asFastAsAsked(reached);
}

type Reason = (reached: Reached) => RunLimit | undefined;

const heldByFairness: Reason = reached => {
  const { job, report } = reached;
  const throttled = job.throttled ?? 0;
  const waits = callersInWords(report.server, meanAnswerMs(job));
  const isHeld = throttled > job.sent / 100 || (fellShort(reached) && waits.length > 0);
  if (!isHeld) return undefined;
  const how =
    throttled > 0
      ? `${count(throttled, 'answer')} of the API server ${throttled === 1 ? 'was' : 'were'} 429, too many requests`
      : 'requests waited in its queues for a seat';
  return {
    kind: 'fairness',
    sentence: `API Priority and Fairness limited job ${job.name}: ${how}, and it reached ${ofAsked(reached)}.`,
    evidence: [...waits, ...serverInWords(report.server), ...latencyInWords(job)],
  };
};

/** Much of its time went by without a request that was due: it waited for the cluster, paused or churned. */
const waited: Reason = reached => {
  const { job, report } = reached;
  const paced = Math.max(job.sent - (job.burst ?? 1), 0);
  const idleMs = tookMs(job) - (paced * 1000) / job.requestedRate;
  const isLate = fellShort(reached) && leftLate(reached);
  // Clients of a plain load wait for answers, never for the cluster to converge.
  const isPlain = job.type === 'http' || job.type === 'load';
  const isHeld = !isPlain && !isLate && idleMs > 1000 && idleMs > tookMs(job) / 4;
  if (!isHeld) return undefined;
  const forWhat = job.type === 'delete' ? 'what it deleted to be gone' : 'the cluster to converge';
  return {
    kind: 'convergence',
    sentence: `Waiting for ${forWhat} limited job ${job.name}: ${percent(idleMs, tookMs(job))} of its ${timeInWords(tookMs(job))} went by without a request.`,
    evidence: [
      ...waitsInWords(report, job),
      ...podsInWords(job),
      ...(job.sendDelay === undefined
        ? []
        : [`Requests that were due left ${timeInWords(job.sendDelay.p99)} late at p99.`]),
    ],
  };
};

/** It fell short because its connections waited for answers, or because answers were slow beyond the objective. */
const heldByAnswers: Reason = reached => {
  const { job, report } = reached;
  const busy = underWay(reached);
  const slowest = job.requestLatency.toSorted((a, b) => b.latency.p99 - a.latency.p99)[0];
  const isSlow = (slowest?.latency.p99 ?? 0) > slowAnswerMs;
  if (!fellShort(reached) || !(isSlow || busy > clientConnections * 0.75)) return undefined;
  const onConnections =
    busy > clientConnections * 0.75
      ? `all ${clientConnections} connections waited for its answers`
      : `its answers took up to ${timeInWords(slowest?.latency.p99 ?? 0)} at p99`;
  return {
    kind: 'api-server',
    sentence: `The API server limited job ${job.name} to ${ofAsked(reached)}: ${onConnections}.`,
    evidence: [
      `${rateInWords(busy)} requests were under way on average (rate × mean answer of ${timeInWords(meanAnswerMs(job))}).`,
      ...latencyInWords(job),
      ...serverInWords(report.server),
    ],
  };
};

const heldByClient: Reason = reached => {
  const { job, report } = reached;
  if (!fellShort(reached)) return undefined;
  const busy = `${rateInWords(underWay(reached))} of ${clientConnections} connections`;
  const answers = `answers took ${timeInWords(meanAnswerMs(job))} and kept ${busy} busy`;
  return {
    kind: 'client',
    sentence: `This machine limited job ${job.name} to ${ofAsked(reached)}: ${answers}.`,
    evidence: [
      ...(job.sendDelay === undefined ? [] : [`Requests left late: p99 ${timeInWords(job.sendDelay.p99)}.`]),
      ...latencyInWords(job),
      ...serverInWords(report.server),
    ],
  };
};

/** Arrivals that found no connection in time; the server's answers hold the connections. */
const neverSent: Reason = reached => {
  const { job } = reached;
  const causes = (job.notSent ?? []).filter(cause => cause.count > 0).toSorted((a, b) => b.count - a.count);
  const lost = causes.reduce((sum, cause) => sum + cause.count, 0);
  if (job.type !== 'http' || (lost === 0 && !fellShort(reached))) return undefined;
  return {
    kind: 'client',
    sentence: `Connections limited job ${job.name} to ${ofAsked(reached)}; ${count(lost, 'request')} never left.`,
    evidence: [...causes.map(cause => `${cause.count}: ${cause.message}`), ...latencyInWords(job)],
  };
};

function asFastAsAsked(reached: Reached): RunLimit {
  const { job, report } = reached;
  return {
    kind: 'rate',
    sentence: isBurstOnly(job)
      ? `Nothing held job ${job.name} up: ${burstInWords(job)}.`
      : `Only the asked rate limited job ${job.name}: it went ${reachedInWords(job) ?? ''}.`,
    evidence: [
      ...(job.sendDelay === undefined ? [] : [`Requests left ${timeInWords(job.sendDelay.p99)} late at p99.`]),
      ...latencyInWords(job),
      ...serverInWords(report.server),
    ],
  };
}
