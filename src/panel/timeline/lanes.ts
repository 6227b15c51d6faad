import type { Sample } from '../../report/report';
import type { JobProgress, PanelState, StepProgress } from '../state';

export type SpanKind = 'sending' | 'waiting' | 'churn' | 'pause' | 'step' | 'clean-up';

/** Something that a lane shows from one moment to another, seconds since the run began. */
export interface Span {
  readonly kind: SpanKind;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly failed: boolean;
}

/** A job, or a step outside of jobs, as a row of the time line. */
export interface Lane {
  readonly name: string;
  readonly detail: string;
  readonly spans: readonly Span[];
}

/** Lanes in the order in which they began. What goes on lasts until `now`, seconds since the run began. */
export function lanesOf(state: PanelState, now: number): readonly Lane[] {
  const names = state.jobs.map(({ name }) => name);
  const sending = sendingByJob(state);
  const jobs = state.jobs
    .filter(({ startedAt }) => startedAt !== undefined)
    .map(job => jobLane(state, job, sending.get(job.name) ?? [], now));
  const others = state.steps.filter(({ name }) => !names.some(job => name === job || name.startsWith(`${job}: `)));
  const rows = [...jobs, ...stepLanes(others, state, now)];
  return rows.toSorted((a, b) => startOf(a) - startOf(b));
}

/** The kinds of spans that can be seen: waiting only where sending does not stand before nearly all of it. */
export function kindsSeen(lanes: readonly Lane[]): ReadonlySet<SpanKind> {
  const seen = ({ spans }: Lane): readonly Span[] =>
    spans.filter(span => span.kind !== 'waiting' || sentShare(span, spans) < 0.99);
  return new Set(lanes.flatMap(seen).map(({ kind }) => kind));
}

/** Which share of a span has sending before it; its stretches do not overlap. */
function sentShare({ from, to }: Span, spans: readonly Span[]): number {
  const sent = spans.filter(({ kind }) => kind === 'sending');
  const covered = sent.reduce((sum, one) => sum + Math.max(Math.min(one.to, to) - Math.max(one.from, from), 0), 0);
  return to > from ? covered / (to - from) : 1;
}

const startOf = ({ spans }: Lane): number => spans[0]?.from ?? 0;

function jobLane(state: PanelState, job: JobProgress, sending: readonly Span[], now: number): Lane {
  const { name, type, startedAt = 0, endedAt } = job;
  const from = (startedAt - state.startedAt) / 1000;
  const to = endedAt === undefined ? now : (endedAt - state.startedAt) / 1000;
  const own = state.steps.filter(step => step.name.startsWith(`${name}: `));
  const whole: Span = { kind: 'waiting', from, to, text: 'waiting', failed: false };
  const steps = own.map(step => spanOf(step, state, endedAt === undefined ? now : to));
  return { name, detail: type, spans: [whole, ...sending, ...steps] };
}

/** What follows the job's name in the name of a step. */
const kinds: readonly (readonly [string, SpanKind])[] = [
  [': wait', 'waiting'],
  [': pause', 'pause'],
  [': churn', 'churn'],
  [': gc', 'clean-up'],
];

function spanOf(
  { name, text, state: how, startedAt, endedAt }: StepProgress,
  { startedAt: zero }: PanelState,
  now: number,
): Span {
  const kind = kinds.find(([end]) => name.endsWith(end))?.[1] ?? (name === 'clean-up' ? 'clean-up' : 'step');
  const to = endedAt === undefined ? now : (endedAt - zero) / 1000;
  return { kind, from: (startedAt - zero) / 1000, to, text, failed: how === 'failed' };
}

function stepLanes(steps: readonly StepProgress[], state: PanelState, now: number): readonly Lane[] {
  const byName = new Map<string, Span[]>();
  for (const step of steps) byName.set(step.name, [...(byName.get(step.name) ?? []), spanOf(step, state, now)]);
  return [...byName].map(([name, spans]) => ({ name, detail: spans.at(-1)?.text ?? '', spans }));
}

interface Sending {
  readonly first: Sample | undefined;
  read: number;
  readonly sent: Map<string, { readonly at: number; readonly sent: number }>;
  readonly spans: Map<string, Span[]>;
}
let known: Sending | undefined;

/** Stretches in which the count of sent requests grew; slow rates have no holes between their requests. Only new samples are read. */
function sendingByJob({ samples, jobs, startedAt }: PanelState): ReadonlyMap<string, readonly Span[]> {
  const isKnown = known !== undefined && known.first === samples[0] && known.read <= samples.length;
  const sending: Sending = isKnown && known ? known : { first: samples[0], read: 0, sent: new Map(), spans: new Map() };
  known = sending;
  for (; sending.read < samples.length; sending.read++) {
    const sample = samples[sending.read];
    if (sample === undefined) continue;
    const { job, at, sent, requestedRate } = sample;
    const begun = jobs.find(({ name }) => name === job)?.startedAt ?? startedAt;
    const before = sending.sent.get(job) ?? { at: begun, sent: 0 };
    sending.sent.set(job, { at, sent });
    if (sent <= before.sent) continue;
    const own = sending.spans.get(job) ?? [];
    sending.spans.set(job, own);
    addSending(own, (before.at - startedAt) / 1000, (at - startedAt) / 1000, 2.5 / Math.max(requestedRate, 0.01));
  }
  return sending.spans;
}

function addSending(own: Span[], from: number, to: number, hole: number): void {
  const last = own.at(-1);
  const joins = last !== undefined && from - last.to <= hole + 0.001;
  const span: Span = { kind: 'sending', from: joins ? last.from : from, to, text: 'sending', failed: false };
  if (joins) own[own.length - 1] = span;
  else own.push(span);
}
