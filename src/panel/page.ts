import type { PanelRequest } from '../report/panel-message';
import { element, type Part } from './element';
import { errors } from './errors';
import { figureRow } from './figure-row';
import { header } from './header';
import { jobsTable } from './jobs-table';
import { connectionChart, latencyChart } from './latency-chart';
import { latencyTable } from './latency-table';
import { notes } from './notes';
import { outcome } from './outcome';
import { podsChart } from './pods-chart';
import { rateChart } from './rate-chart';
import type { PanelState } from './state';
import { steps } from './steps';

/** The whole results page: its parts in reading order. */
export function page(ask: (type: PanelRequest['type']) => void): Part<PanelState> {
  const top = [header(ask), outcome(), figureRow()];
  const charts = [
    rateChart(),
    shownFor('pods', podsChart()),
    shownFor('pods', latencyChart()),
    shownFor('http', connectionChart()),
  ];
  const tables = [latencyTable(), jobsTable(), errors()];
  const log = [steps(), notes()];
  const parts = [...top, ...charts, ...tables, ...log];
  const main = element(
    'main',
    {},
    ...top.map(part => part.element),
    element('div', { class: 'charts' }, ...charts.map(part => part.element)),
    ...tables.map(part => part.element),
    element('div', { class: 'log' }, ...log.map(part => part.element)),
  );
  return {
    element: main,
    update(state) {
      main.dataset['phase'] = state.phase;
      for (const part of parts) part.update(state);
    },
  };
}

/** Hides a part in runs of the other kind. */
function shownFor(kind: 'pods' | 'http', part: Part<PanelState>): Part<PanelState> {
  return {
    element: part.element,
    update(state) {
      const http = state.jobs.some(job => job.type === 'http');
      part.element.hidden = http !== (kind === 'http');
      part.update(state);
    },
  };
}
