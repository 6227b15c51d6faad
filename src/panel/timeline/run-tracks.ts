import type { Sample } from '../../report/report';
import { count, milliseconds, rate } from '../format';
import type { PanelState } from '../state';
import type { IsBroken } from './growing-lines';
import { overlapping } from './overlapping';
import { lookOf, type LineLook, type Track, type Values } from './track';

/** What the load did, by its own samples. */
export const runTracks: readonly Track<Sample>[] = [
  {
    id: 'rate',
    title: 'Requests per second',
    read: (sample, state) => ofJob(state, sample, { requested: sample.requestedRate, reached: sample.reachedRate }),
    key: overlapping,
    look: (label, index) => {
      if (label.endsWith('requested')) return { color: '--muted', dash: [5, 4] };
      return index < 2 ? { color: '--first', fill: true } : lookOf(index >> 1);
    },
    format: value => `${rate(value)}/s`,
    least: 1,
  },
  {
    id: 'failures',
    title: 'Failed requests',
    read: (sample, state) => ofJob(state, sample, { failed: sample.errors > 0 ? sample.errors : undefined }),
    key: overlapping,
    look: () => ({ color: '--bad', fill: true }),
    format: count,
    least: 1,
  },
  {
    id: 'pods',
    title: 'Pods',
    read: ({ podsCreated, podsReady }) => ({ created: podsCreated, ready: podsReady }),
    look: (_, index) =>
      pick(
        [
          { color: '--muted', dash: [5, 4] },
          { color: '--third', fill: true },
        ],
        index,
      ),
    format: count,
    least: 1,
  },
  {
    id: 'latency',
    title: 'Pod start until Ready, ms',
    read: ({ latency }) => ({
      p50: latency?.['Ready']?.p50,
      p99: latency?.['Ready']?.p99,
      max: latency?.['Ready']?.max,
    }),
    look: (_, index) => pick([{ color: '--first' }, { color: '--second' }, { color: '--muted', dash: [2, 3] }], index),
    format: value => `${milliseconds(value)} ms`,
    least: 1,
  },
  {
    id: 'connections',
    title: 'Latency by connection, ms',
    read: ({ latency }) => ({
      'reused p50': latency?.['reused']?.p50,
      'reused p99': latency?.['reused']?.p99,
      'new p50': latency?.['new']?.p50,
      'new p99': latency?.['new']?.p99,
    }),
    look: label => ({
      color: label.startsWith('reused') ? '--first' : '--second',
      ...(label.endsWith('p99') && { dash: [5, 4] }),
    }),
    format: value => `${milliseconds(value)} ms`,
    least: 1,
  },
];

/** Between two jobs there is nothing to draw. */
export const betweenJobs: IsBroken<Sample> = (before, next, state) => before.job !== next.job && !overlapping(state);

const pick = (looks: readonly LineLook[], index: number): LineLook => looks[index] ?? lookOf(index);

/** Jobs that go on at the same time have lines of their own. */
function ofJob(state: PanelState, { job }: Sample, values: Values): Values {
  if (!overlapping(state)) return values;
  return Object.fromEntries(Object.entries(values).map(([label, value]) => [`${job} ${label}`, value]));
}
