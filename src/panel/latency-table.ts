import { element, onChange, section, table, type Part } from './element';
import type { Distribution } from '../report/distribution';
import type { JobReport, PodLatencyReport, StageLatency } from '../report/report';
import { simulatedInWords } from '../report/words';
import { count, milliseconds } from './format';
import { nodeKind } from './nodes';
import type { PanelState } from './state';

const HEAD = ['n', 'p50', 'p95', 'p99', 'max'];

/** Latencies in numbers: live while the run goes on, by job and definition after it. */
export function latencyTable(): Part<PanelState> {
  const content = element('div', { class: 'tables' });
  const draw = (state: PanelState): void => {
    const blocks = state.report?.jobs.flatMap(jobBlocks) ?? liveBlocks(state);
    content.replaceChildren(...(blocks.length > 0 ? blocks : [element('p', { class: 'none' }, 'No latency yet.')]));
  };
  return {
    element: section('latencies', 'Latency, ms', content),
    update: onChange(draw, state => state.report ?? state.samples.at(-1)),
  };
}

function liveBlocks(state: PanelState): readonly HTMLElement[] {
  const latency = state.samples.findLast(sample => sample.latency !== undefined)?.latency ?? {};
  const rows = Object.entries(latency).map(([stage, distribution]) => row(stage, distribution));
  return rows.length === 0 ? [] : [block('So far, exact', nodeKind(state.target), ['Stage', ...HEAD], rows)];
}

function jobBlocks(job: JobReport): readonly HTMLElement[] {
  const requests = job.requestLatency.map(({ what, latency }) => row(what, latency));
  return [
    ...(job.podLatency === undefined ? [] : podBlocks(job.name, job.podLatency)),
    ...(requests.length === 0 ? [] : [block(`${job.name}: requests`, undefined, ['Request', ...HEAD], requests)]),
  ];
}

function podBlocks(job: string, pods: PodLatencyReport): readonly HTMLElement[] {
  const nodes = simulatedInWords(pods);
  const never = pods.neverReady > 0 ? `${count(pods.neverReady)} of ${count(pods.pods)} pods never ready` : undefined;
  const gaps = pods.watchGaps.length > 0 ? `${count(pods.watchGaps.length)} gaps in the watch` : undefined;
  const note = [nodes, never, gaps].filter(Boolean).join(' · ');
  return [
    block(`${job}: pods, exact (by watch arrival)`, note, ['Stage', ...HEAD], pods.exact.map(stageRow)),
    block(`${job}: pods, as kube-burner computes it`, note, ['Stage', ...HEAD], pods.compatible.map(stageRow)),
  ];
}

function stageRow(stage: StageLatency): readonly (string | Node)[] {
  if (stage.observed && stage.latency !== undefined) return row(stage.stage, stage.latency);
  return [stage.stage, element('span', { class: 'none' }, 'not observed'), '', '', '', ''];
}

const row = (name: string, { n, p50, p95, p99, max }: Distribution): readonly string[] => [
  name,
  count(n),
  ...[p50, p95, p99, max].map(milliseconds),
];

function block(
  title: string,
  note: string | undefined,
  head: readonly string[],
  rows: readonly (readonly (string | Node)[])[],
): HTMLElement {
  const tag = note === undefined || note === '' ? undefined : element('span', { class: 'tag' }, note);
  return element('div', { class: 'block' }, element('h3', {}, title, tag), table(title, head, rows));
}
