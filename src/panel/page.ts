import type { PanelRequest } from '../report/panel-message';
import { element, type Part } from './element';
import { errors } from './errors';
import { figureRow } from './figure-row';
import { header } from './header';
import { jobsTable } from './jobs-table';
import { latencyTable } from './latency-table';
import { limit } from './limit';
import { notes } from './notes';
import { outcome } from './outcome';
import { requestsTable } from './requests-table';
import { serverTables } from './server-tables';
import type { PanelState } from './state';
import { steps } from './steps';
import { timeline } from './timeline/timeline';

/** The whole results page: its parts in reading order. */
export function page(ask: (type: PanelRequest['type']) => void): Part<PanelState> {
  const parts = [header(ask), outcome(), figureRow(), limit(), timeline()];
  const tables = [latencyTable(), requestsTable(), serverTables(), jobsTable(), errors()];
  const log = [steps(), notes()];
  const main = element(
    'main',
    {},
    ...[...parts, ...tables].map(part => part.element),
    element('div', { class: 'log' }, ...log.map(part => part.element)),
  );
  const all = [...parts, ...tables, ...log];
  return {
    element: main,
    update(state) {
      main.dataset['phase'] = state.phase;
      for (const part of all) part.update(state);
    },
  };
}
