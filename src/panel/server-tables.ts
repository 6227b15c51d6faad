import type { ServerCaller, ServerLevel, ServerReport } from '../report/server-report';
import { bytesInWords, count as counted, timeInWords } from '../report/words';
import { element, onChange, section, type Part } from './element';
import { count, milliseconds } from './format';
import { block } from './latency-block';
import type { PanelState } from './state';

/** Who asked what of the API server while the run went on, and how far its priority levels were used. */
export function serverTables(): Part<PanelState> {
  const content = element('div', { class: 'tables' });
  const about = element('p', { class: 'detail' });
  const card = section('server', 'API server: callers and priority levels', about, content);
  const draw = ({ report }: PanelState): void => {
    const server = report?.server;
    card.hidden = server === undefined || server.samples.length === 0;
    if (server === undefined) return;
    about.textContent = sampled(server);
    content.replaceChildren(callers(server.callers), levels(server.levels));
  };
  return { element: card, update: onChange(draw, state => state.report) };
}

function sampled({ cost, everyMs, servers, apiServers, restarts, gaps }: ServerReport): string {
  const seen = apiServers === undefined ? '' : ` of ${apiServers}`;
  return [
    `${counted(cost.samples, 'sample')}, one every ${timeInWords(everyMs)}`,
    `${servers.length}${seen} API servers answered`.replace('1 API servers', '1 API server'),
    counted(restarts, 'restart'),
    counted(gaps.length, 'gap'),
    `reading them took ${bytesInWords(cost.bytes)} and ${timeInWords(cost.parseMs)} of this machine`,
  ].join(' · ');
}

function callers(ranked: readonly ServerCaller[]): HTMLElement {
  const most = Math.max(...ranked.map(({ executionSeconds }) => executionSeconds), 0.001);
  const rows = ranked.map(({ flowSchema, level, dispatched, rejected, executionSeconds, waitSeconds }) => [
    flowSchema,
    level,
    count(dispatched),
    count(rejected),
    milliseconds((waitSeconds * 1000) / Math.max(dispatched, 1)),
    withBar(`${milliseconds(executionSeconds * 1000)}`, executionSeconds / most),
  ]);
  const head = ['FlowSchema', 'Level', 'Requests', 'Rejected', 'Wait each, ms', 'Carried out, ms'];
  return block('Callers, most work first', undefined, head, rows);
}

function levels(all: readonly ServerLevel[]): HTMLElement {
  const used = all.toSorted((a, b) => b.peakSeats / (b.limitSeats || 1) - a.peakSeats / (a.limitSeats || 1));
  const rows = used.map(({ name, nominalSeats, limitSeats, peakSeats, peakQueued, dispatched, rejected }) => [
    name,
    // A level without limit (exempt) has no share that could be used up.
    withBar(
      limitSeats > 0 ? `${peakSeats} of ${limitSeats}` : count(peakSeats),
      limitSeats > 0 ? peakSeats / limitSeats : 0,
      limitSeats > 0 && peakSeats > limitSeats * 0.9,
    ),
    count(nominalSeats),
    count(peakQueued),
    count(rejected),
    count(dispatched),
  ]);
  const head = ['Level', 'Most seats', 'Nominal', 'Most queued', 'Rejected', 'Requests'];
  return block('Priority levels, fullest first', 'what came and went between samples is not seen', head, rows);
}

function withBar(text: string, share: number, isFull = false): HTMLElement {
  const bar = element('span', { class: isFull ? 'bar full' : 'bar', 'aria-hidden': 'true' });
  bar.style.width = `${Math.round(44 * Math.min(share, 1))}px`;
  return element('span', { class: 'barred' }, bar, text);
}
