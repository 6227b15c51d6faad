import { timeInWords } from '../../report/words';
import { element } from '../element';
import type { PanelState } from '../state';
import { kindsSeen, lanesOf, type Lane, type Span, type SpanKind } from './lanes';
import type { TimeAxis } from './time-axis';

/** The lanes on the page: a row a job, and one for what happens outside of jobs. */
export interface LanesPart {
  readonly element: HTMLElement;
  /** Reads what came; gives the kinds of spans that are seen. */
  readonly follow: (state: PanelState, now: number) => ReadonlySet<SpanKind>;
  readonly draw: (axis: TimeAxis) => void;
  /** What goes on at a moment, in words. */
  readonly words: (at: number) => readonly string[];
}

interface Bar {
  readonly span: Span;
  readonly element: HTMLElement;
}

/** Empty lanes. */
export function lanesPart(): LanesPart {
  const list = element('ul', { class: 'lanes', 'aria-label': 'Jobs and steps' });
  let lanes: readonly Lane[] = [];
  let bars: readonly Bar[] = [];
  let key = '';
  let kinds: ReadonlySet<SpanKind> = new Set();
  return {
    element: list,
    follow(state, now) {
      lanes = lanesOf(state, now);
      const next = JSON.stringify(lanes);
      if (next === key) return kinds;
      key = next;
      kinds = kindsSeen(lanes);
      const rows = lanes.map(row);
      bars = rows.flatMap(one => one.bars);
      list.replaceChildren(...rows.map(one => one.element));
      return kinds;
    },
    draw(axis) {
      const { from, to } = axis.view();
      const percent = (at: number): number => (100 * (Math.min(Math.max(at, from), to) - from)) / (to - from);
      for (const { span, element: bar } of bars) {
        bar.hidden = span.to < from || span.from > to;
        bar.style.left = `${percent(span.from)}%`;
        bar.style.width = `${percent(span.to) - percent(span.from)}%`;
      }
    },
    words: at =>
      lanes.flatMap(({ name, spans }) => {
        const span = spans.findLast(one => one.from <= at && at <= one.to);
        return span === undefined ? [] : [`${name} ${wordOf(span)}`];
      }),
  };
}

const words = { sending: 'sending', waiting: 'waiting', churn: 'churn', pause: 'pause', 'clean-up': 'deleting' };
const wordOf = ({ kind, text }: Span): string => (kind === 'step' ? text : words[kind]);

function row({ name, detail, spans }: Lane): { readonly element: HTMLElement; readonly bars: readonly Bar[] } {
  const bars = spans.map(span => ({ span, element: bar(span) }));
  const from = Math.min(...spans.map(span => span.from));
  const to = Math.max(...spans.map(span => span.to));
  const label = element(
    'div',
    { class: 'lane-head' },
    element('span', { class: 'lane-name' }, name),
    element('span', { class: 'lane-detail' }, detail),
    element('span', { class: 'lane-took' }, timeInWords((to - from) * 1000)),
  );
  const line = element('div', { class: 'lane-line' }, ...bars.map(one => one.element));
  return { element: element('li', {}, label, line), bars };
}

function bar(span: Span): HTMLElement {
  const took = timeInWords((span.to - span.from) * 1000);
  const title = `${wordOf(span)}, ${took}${span.text === wordOf(span) || span.text === '' ? '' : `: ${span.text}`}`;
  return element('span', { class: 'span', 'data-kind': span.kind, 'data-failed': span.failed ? '' : undefined, title });
}
