import type { Distribution } from './distribution';
import type { JobReport, Report } from './report';
import type { ServerReport } from './server-report';
import { bytesInWords, count, rateInWords, timeInWords } from './words';

/** The slowest answers of a job, by verb and resource. */
export function latencyInWords({ requestLatency }: JobReport): readonly string[] {
  const slowest = requestLatency.toSorted((a, b) => b.latency.p99 - a.latency.p99)[0];
  if (slowest === undefined) return [];
  const { what, latency } = slowest;
  return [`Slowest answers: ${what}, p99 ${timeInWords(latency.p99)}, maximum ${timeInWords(latency.max)}.`];
}

/** Mean time of all answers, weighted by how many there were. */
export function meanAnswerMs({ requestLatency }: JobReport): number {
  const n = requestLatency.reduce((sum, { latency }) => sum + latency.n, 0);
  return n === 0 ? 0 : requestLatency.reduce((sum, { latency }) => sum + latency.avg * latency.n, 0) / n;
}

/** What the API server itself needed at most while the run went on, and where its seats ran out. */
export function serverInWords(server: ServerReport | undefined): readonly string[] {
  if (server === undefined || server.samples.length === 0) return [];
  const { samples, levels, restarts, gaps } = server;
  const most = (read: (sample: ServerReport['samples'][number]) => number): number => Math.max(...samples.map(read));
  const cores = most(({ cores: used }) => used ?? 0);
  const inFlight = most(({ inFlight: { readOnly, mutating } }) => readOnly + mutating);
  const peak = `${rateInWords(cores)} cores, ${bytesInWords(most(({ memoryBytes }) => memoryBytes))}, ${count(inFlight, 'request')} in flight`;
  return [
    `The API server at its most (${count(samples.length, 'sample')}): ${peak}.`,
    ...levels.filter(isFull).map(levelInWords),
    ...(restarts > 0 ? [`The API server was restarted ${count(restarts, 'time')}.`] : []),
    ...(gaps.length > 0 ? [`Of ${count(gaps.length, 'stretch', 'stretches')} there are no samples of it.`] : []),
  ];
}

type Level = ServerReport['levels'][number];

const isFull = ({ peakQueued, rejected }: Level): boolean => peakQueued > 0 || rejected > 0;

function levelInWords({ name, peakSeats, limitSeats, peakQueued, rejected }: Level): string {
  return `Level ${name}: at most ${peakSeats} of ${limitSeats} seats in use, ${peakQueued} queued, ${rejected} rejected.`;
}

/** FlowSchemas whose requests waited longer than a fifth of an answer, most waiting first. `answerMs` is the mean answer. */
export function callersInWords(server: ServerReport | undefined, answerMs: number): readonly string[] {
  return (server?.callers ?? [])
    .map(caller => ({ ...caller, waitMs: (caller.waitSeconds * 1000) / Math.max(caller.dispatched, 1) }))
    .filter(({ waitMs, rejected }) => rejected > 0 || (waitMs > 1 && waitMs > answerMs / 5))
    .toSorted((a, b) => b.waitSeconds - a.waitSeconds)
    .slice(0, 3)
    .map(({ flowSchema, level, dispatched, rejected, waitMs }) => {
      const waited = `${count(dispatched, 'request')} waited ${timeInWords(waitMs)} each on average`;
      return `FlowSchema ${flowSchema} at level ${level}: ${waited}, ${rejected} rejected.`;
    });
}

/** How long each wait, pause and churn of a job lasted, by its steps. */
export function waitsInWords({ steps }: Report, { name, churn }: JobReport): readonly string[] {
  const waits = ['wait', 'pause'].flatMap(what => {
    const ms = stepMs(steps, `${name}: ${what}`);
    return ms < 1 ? [] : [`${what === 'wait' ? 'Waiting after the last request' : 'jobPause'}: ${timeInWords(ms)}.`];
  });
  return [...waits, ...(churn === undefined ? [] : [`Churn: ${timeInWords(churn.to - churn.from)}.`])];
}

function stepMs(steps: Report['steps'], name: string): number {
  const own = steps.filter(step => step.name === name);
  const [from, to] = [own.find(({ state }) => state === 'started'), own.find(({ state }) => state !== 'started')];
  return from === undefined || to === undefined ? 0 : to.at - from.at;
}

/** How long pods took until Ready, and on which stage the longest part of it went. */
export function podsInWords({ podLatency }: JobReport): readonly string[] {
  if (podLatency === undefined) return [];
  const stages = podLatency.exact.flatMap(({ stage, latency }) => (latency ? [{ stage, latency }] : []));
  const ready = stages.find(({ stage }) => stage === 'Ready')?.latency;
  const never = podLatency.neverReady === 0 ? [] : [`${count(podLatency.neverReady, 'pod')} never became ready.`];
  if (ready === undefined) return never;
  const whole = `Pods until Ready: p50 ${timeInWords(ready.p50)}, p99 ${timeInWords(ready.p99)}.`;
  return [...never, [whole, longestStage(stages, podLatency.simulated)].filter(Boolean).join(' ')];
}

/** Of medians, as those of one stage and the next belong to nearly the same pods. */
function longestStage(
  stages: readonly { readonly stage: string; readonly latency: Distribution }[],
  simulated: boolean,
): string {
  const ordered = stages.toSorted((a, b) => a.latency.p50 - b.latency.p50);
  const parts = ordered.map(({ stage, latency }, i) => ({
    stage,
    ms: latency.p50 - (ordered[i - 1]?.latency.p50 ?? 0),
  }));
  const longest = parts.toSorted((a, b) => b.ms - a.ms)[0];
  if (longest === undefined || parts.length < 2) return '';
  const node = simulated ? 'simulated nodes' : 'the kubelet';
  const who = longest.stage === 'PodScheduled' ? 'the scheduler' : node;
  return `The longest part was until ${longest.stage} (${timeInWords(longest.ms)} of the median): ${who}.`;
}
