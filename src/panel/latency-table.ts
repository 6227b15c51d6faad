import { element, onChange, section, type Part } from './element';
import { distributionRow, block, LATENCY_HEAD } from './latency-block';
import type { JobReport, MeasurementReport, PodLatencyReport, StageLatency } from '../report/report';
import { simulatedInWords } from '../report/words';
import { count } from './format';
import { nodeKind } from './nodes';
import type { PanelState } from './state';

/** What was measured, in numbers: live while the run goes on; after it by job, kube-burner's definition beside the exact one. */
export function latencyTable(): Part<PanelState> {
  const content = element('div', { class: 'tables' });
  const card = section('latencies', 'Measurements, ms', content);
  const draw = (state: PanelState): void => {
    const blocks = state.report?.jobs.flatMap(jobBlocks) ?? liveBlocks(state);
    // What is over and measured nothing, such as an HTTP load, has its figures among the requests.
    card.hidden = state.report !== undefined && blocks.length === 0;
    content.replaceChildren(
      ...(blocks.length > 0 ? blocks : [element('p', { class: 'none' }, 'Nothing is measured yet.')]),
    );
  };
  return {
    element: card,
    update: onChange(draw, state => state.report ?? state.samples.at(-1)),
  };
}

function liveBlocks(state: PanelState): readonly HTMLElement[] {
  const latency = state.samples.findLast(sample => sample.latency !== undefined)?.latency ?? {};
  const rows = Object.entries(latency).map(([stage, distribution]) => distributionRow(stage, distribution));
  return rows.length === 0 ? [] : [block('So far, exact', nodeKind(state.target), ['Stage', ...LATENCY_HEAD], rows)];
}

function jobBlocks({ name, podLatency, measurements = [] }: JobReport): readonly HTMLElement[] {
  return [
    ...(podLatency === undefined || podLatency.pods === 0
      ? []
      : bothWays(`${name}: pods`, podNote(podLatency), podLatency)),
    ...measurements.flatMap(one => measured(name, one)),
  ];
}

function podNote(pods: PodLatencyReport): string {
  return noteOf([
    simulatedInWords(pods),
    never(pods.neverReady, pods.pods, 'pods'),
    gaps(pods.watchGaps.length),
    clocks(pods.beforeCreation),
  ]);
}

function measured(job: string, one: MeasurementReport): readonly HTMLElement[] {
  const title = `${job}: ${one.name}`;
  if (one.impossible !== undefined)
    return [
      element('div', { class: 'block' }, element('h3', {}, title), element('p', { class: 'none' }, one.impossible)),
    ];
  if (one.objects === 0) return [];
  const note = noteOf([
    `${count(one.objects)} measured`,
    one.simulated > 0 ? `${count(one.simulated)} simulated` : undefined,
    never(one.neverReady, one.objects, 'objects'),
    gaps(one.watchGaps.length),
    clocks(one.beforeCreation),
  ]);
  return bothWays(title, note, one);
}

const noteOf = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');
const never = (n: number, all: number, what: string): string | undefined =>
  n > 0 ? `${count(n)} of ${count(all)} ${what} never ready` : undefined;
const gaps = (n: number): string | undefined => (n > 0 ? `${count(n)} gaps in the watch` : undefined);
const clocks = (n = 0): string | undefined => (n > 0 ? `clocks differ: ${count(n)} before creation` : undefined);

function bothWays(
  title: string,
  note: string,
  { exact, compatible }: { readonly exact: readonly StageLatency[]; readonly compatible: readonly StageLatency[] },
): readonly HTMLElement[] {
  const head = ['Stage', ...LATENCY_HEAD];
  return [
    block(`${title}, exact (by watch arrival)`, note, head, exact.map(stageRow)),
    block(`${title}, as kube-burner computes it`, note, head, compatible.map(stageRow)),
  ];
}

function stageRow(stage: StageLatency): readonly (string | Node)[] {
  if (stage.observed && stage.latency !== undefined) return distributionRow(stage.stage, stage.latency);
  return [stage.stage, element('span', { class: 'none' }, 'not observed'), '', '', '', '', ''];
}
