import { chart } from './chart';
import type { Part } from './element';
import { rate } from './format';
import { columns } from './series';
import type { PanelState } from './state';

/** Requested against reached rate over time. */
export function rateChart(): Part<PanelState> {
  return chart({
    id: 'rate',
    title: 'Requests per second',
    lines: [
      { label: 'requested', color: '--muted', dash: [5, 4] },
      { label: 'reached', color: '--first', fill: true },
    ],
    data: state =>
      columns(
        state.samples,
        state.startedAt,
        sample => sample.requestedRate,
        sample => sample.reachedRate,
      ),
    summary: state => {
      const last = state.samples.at(-1);
      if (last === undefined) return 'No request was sent yet.';
      return `${rate(last.reachedRate)} requests a second reached of ${rate(last.requestedRate)} requested.`;
    },
  });
}
