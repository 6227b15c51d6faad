import { bytesInWords } from '../report/words';
import type { JobReport } from '../report/report';
import { element, onChange, scrollable, section, table, type Part } from './element';
import { count, milliseconds } from './format';
import { block, distributionRow, LATENCY_HEAD } from './latency-block';
import type { PanelState } from './state';

/** What requests did on their way: how late they left, how long answers took, 429s, retries, bytes, and how watches held. */
export function requestsTable(): Part<PanelState> {
  const content = element('div', { class: 'tables' });
  const card = section('requests', 'Requests', content);
  const draw = ({ report }: PanelState): void => {
    const jobs = report?.jobs ?? [];
    card.hidden = jobs.length === 0;
    content.replaceChildren(scrollable('Requests on their way', wayTable(jobs)), ...jobs.flatMap(latencies));
  };
  return { element: card, update: onChange(draw, state => state.report) };
}

function wayTable(jobs: readonly JobReport[]): HTMLElement {
  const head = ['Job', 'Late p50, ms', 'Late p99, ms', '429', 'Retries', 'Sent', 'Received', 'Watched', 'Watch gaps'];
  return table('Requests on their way', head, jobs.map(wayRow));
}

function wayRow(job: JobReport): readonly string[] {
  const { name, sendDelay, throttled, retried, bytes } = job;
  const late = sendDelay === undefined ? ['–', '–'] : [sendDelay.p50, sendDelay.p99].map(milliseconds);
  const moved = bytes === undefined ? ['–', '–', '–'] : [bytes.sent, bytes.received, bytes.watched].map(bytesInWords);
  return [
    name,
    ...late,
    throttled === undefined ? '–' : count(throttled),
    count(retried),
    ...moved,
    count(gapsOf(job)),
  ];
}

const gapsOf = ({ podLatency, measurements = [], watchers = [] }: JobReport): number =>
  (podLatency?.watchGaps.length ?? 0) +
  measurements.reduce((sum, { watchGaps }) => sum + watchGaps.length, 0) +
  watchers.reduce((sum, { gaps }) => sum + gaps, 0);

function latencies({ name, requestLatency, watchers = [] }: JobReport): readonly HTMLElement[] {
  const rows = requestLatency.map(({ what, latency }) => distributionRow(what, latency));
  const watched = watchers.map(one => [one.kind, count(one.watches), count(one.events), count(one.gaps)]);
  return [
    ...(rows.length === 0
      ? []
      : [block(`${name}: time of answers, ms`, undefined, ['Request', ...LATENCY_HEAD], rows)]),
    ...(watched.length === 0
      ? []
      : [block(`${name}: watchers`, undefined, ['Kind', 'Watches', 'Events', 'Gaps'], watched)]),
  ];
}
