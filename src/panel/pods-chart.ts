import { chart } from './chart';
import type { Part } from './element';
import { count } from '../report/words';
import { columns } from './series';
import type { PanelState } from './state';

/** Pods created and ready over time. */
export function podsChart(): Part<PanelState> {
  return chart({
    id: 'pods',
    title: 'Pods over time',
    lines: [
      { label: 'created', color: '--muted', dash: [5, 4] },
      { label: 'ready', color: '--third', fill: true },
    ],
    data: state =>
      columns(
        state.samples,
        state.startedAt,
        sample => sample.podsCreated,
        sample => sample.podsReady,
      ),
    summary: state => {
      const last = state.samples.findLast(sample => sample.podsCreated !== undefined);
      if (last === undefined) return 'No pod was created yet.';
      return `${last.podsReady ?? 0} ready of ${count(last.podsCreated ?? 0, 'pod')} created.`;
    },
  });
}
