import { chart } from './chart';
import type { Part } from './element';
import { milliseconds } from './format';
import { columns, quantile } from './series';
import type { PanelState } from './state';

/** Quantiles until Ready over the time of the run, exact, ms. */
export function latencyChart(): Part<PanelState> {
  return chart({
    id: 'latency',
    title: 'Pod start until Ready, ms',
    lines: [
      { label: 'p50', color: '--first' },
      { label: 'p99', color: '--second' },
      { label: 'max', color: '--muted', dash: [2, 3] },
    ],
    data: ({ samples, startedAt }) =>
      columns(samples, startedAt, quantile('Ready', 'p50'), quantile('Ready', 'p99'), quantile('Ready', 'max')),
    summary: state => summary(state, 'Ready', 'until Ready'),
  });
}

/** Reused against new connections, side by side, ms. */
export function connectionChart(): Part<PanelState> {
  return chart({
    id: 'latency',
    title: 'Latency by connection, ms',
    lines: [
      { label: 'reused p50', color: '--first' },
      { label: 'reused p99', color: '--first', dash: [5, 4] },
      { label: 'new p50', color: '--second' },
      { label: 'new p99', color: '--second', dash: [5, 4] },
    ],
    data: ({ samples, startedAt }) =>
      columns(
        samples,
        startedAt,
        quantile('reused', 'p50'),
        quantile('reused', 'p99'),
        quantile('new', 'p50'),
        quantile('new', 'p99'),
      ),
    summary: state => `${summary(state, 'reused', 'on reused connections')} ${summary(state, 'new', 'on new ones')}`,
  });
}

function summary(state: PanelState, stage: string, what: string): string {
  const latency = state.samples.findLast(sample => sample.latency?.[stage] !== undefined)?.latency?.[stage];
  if (latency === undefined) return `No latency ${what} yet.`;
  const { n, p50, p99, max } = latency;
  return `${what}: p50 ${milliseconds(p50)} ms, p99 ${milliseconds(p99)} ms, maximum ${milliseconds(max)} ms, n ${n}.`;
}
