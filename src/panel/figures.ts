import { isBurstOnly, reachedCell } from '../report/rate-words';
import type { JobReport, Sample } from '../report/report';
import { count as counted } from '../report/words';
import { count, milliseconds, rate } from './format';
import { nodeKind } from './nodes';
import type { PanelState } from './state';

/** One of the big numbers at the top of the panel. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  /** What the number rests on: what was asked, n, maximum, which nodes. */
  readonly detail: string;
  readonly bad?: boolean;
}

/** The big numbers of a run, the same ones while it goes on and after it. */
export function figures(state: PanelState): readonly Figure[] {
  const http = state.jobs.some(job => job.type === 'http');
  return [reached(state), ...(http ? connections(state) : pods(state)), failures(state)];
}

/** The job whose rate matters most: the running one, in the end the one that sent most. */
function mainReport(state: PanelState): JobReport | undefined {
  return state.report?.jobs.toSorted((a, b) => b.sent - a.sent)[0];
}

function reached(state: PanelState): Figure {
  const label = 'Reached rate';
  const job = mainReport(state);
  const sample = state.samples.at(-1);
  if (job !== undefined) {
    return {
      label,
      value: reachedCell(job, rate),
      unit: isBurstOnly(job) ? '' : '/s',
      detail: `of ${rate(job.requestedRate)}/s asked · ${counted(job.sent, 'request')}`,
    };
  }
  if (sample === undefined) return { label, value: '–', unit: '', detail: 'nothing sent yet' };
  const detail = `of ${rate(sample.requestedRate)}/s asked · ${count(sample.sent)} sent`;
  return { label, value: rate(sample.reachedRate), unit: '/s', detail };
}

function pods(state: PanelState): readonly Figure[] {
  return [readyLatency(state), podsReady(state)];
}

function readyLatency(state: PanelState): Figure {
  const label = 'p99 until Ready';
  const ready = latest(state, sample => sample.latency?.['Ready']);
  const final = state.report?.jobs.flatMap(job => job.podLatency?.exact ?? []).find(stage => stage.stage === 'Ready');
  const latency = final?.latency ?? ready;
  if (latency === undefined) return { label, value: '–', unit: '', detail: 'no pod was ready yet' };
  const detail = [`n ${count(latency.n)}`, `max ${milliseconds(latency.max)} ms`, nodeKind(state.target)];
  return { label, value: milliseconds(latency.p99), unit: 'ms', detail: detail.filter(Boolean).join(' · ') };
}

function podsReady(state: PanelState): Figure {
  const label = 'Pods ready';
  const measured = state.report?.jobs.flatMap(job => job.podLatency ?? []) ?? [];
  const neverReady = measured.reduce((sum, pods) => sum + pods.neverReady, 0);
  const ready = measured.reduce((sum, pods) => sum + pods.pods, 0) - neverReady;
  const value = measured.length > 0 ? ready : mostReady(state);
  const detail = neverReady > 0 ? `${count(neverReady)} never ready` : (nodeKind(state.target) ?? '');
  return {
    label,
    value: count(value),
    unit: `/ ${count(Math.max(state.plan?.pods ?? 0, ready + neverReady))}`,
    detail,
    bad: neverReady > 0,
  };
}

let known: { readonly first: Sample | undefined; read: number; most: number } | undefined;

/** Clean-up lowers the count again, so what counts while the run goes on is the highest. Only new samples are read. */
function mostReady({ samples }: PanelState): number {
  const isKnown = known !== undefined && known.first === samples[0] && known.read <= samples.length;
  const counting = isKnown && known ? known : { first: samples[0], read: 0, most: 0 };
  known = counting;
  for (; counting.read < samples.length; counting.read++)
    counting.most = Math.max(counting.most, samples[counting.read]?.podsReady ?? 0);
  return counting.most;
}

function connections(state: PanelState): readonly Figure[] {
  return [connection(state, 'reused', 'p99, reused connection'), connection(state, 'new', 'p99, new connection')];
}

function connection(state: PanelState, kind: string, label: string): Figure {
  const latency = latest(state, sample => sample.latency?.[kind]);
  if (latency === undefined) return { label, value: '–', unit: '', detail: 'none yet' };
  const detail = `n ${count(latency.n)} · max ${milliseconds(latency.max)} ms`;
  return { label, value: milliseconds(latency.p99), unit: 'ms', detail };
}

function failures(state: PanelState): Figure {
  const notSent =
    state.report?.jobs.flatMap(job => job.notSent ?? []).reduce((sum, cause) => sum + cause.count, 0) ?? 0;
  const failed = state.report?.jobs.reduce((sum, job) => sum + job.failed, 0) ?? failedSoFar(state);
  const retried = state.report?.jobs.reduce((sum, job) => sum + job.retried, 0) ?? 0;
  const detail =
    notSent > 0 ? `and ${count(notSent)} never sent` : retried > 0 ? `${count(retried)} retried` : 'of all requests';
  return { label: 'Failed requests', value: count(failed), unit: '', detail, bad: failed + notSent > 0 };
}

const failedSoFar = (state: PanelState): number => state.jobs.reduce((sum, job) => sum + (job.last?.errors ?? 0), 0);

function latest<T>(state: PanelState, read: (sample: Sample) => T | undefined): T | undefined {
  const sample = state.samples.findLast(candidate => read(candidate) !== undefined);
  return sample === undefined ? undefined : read(sample);
}
