import type { Distribution } from '../report/distribution';
import { element, scrollable, table } from './element';
import { count, milliseconds } from './format';

/** Columns of a distribution, after the name of what it is of. */
export const LATENCY_HEAD = ['n', 'min', 'p50', 'p95', 'p99', 'max'];

/** A distribution as a row: n, then ms. */
export const distributionRow = (name: string, { n, min, p50, p95, p99, max }: Distribution): readonly string[] => [
  name,
  count(n),
  ...[min, p50, p95, p99, max].map(milliseconds),
];

/** A small table under a title, with what must be known of it as a tag. */
export function block(
  title: string,
  note: string | undefined,
  head: readonly string[],
  rows: readonly (readonly (string | Node)[])[],
): HTMLElement {
  const tag = note === undefined || note === '' ? undefined : element('span', { class: 'tag' }, note);
  const whole = scrollable(title, table(title, head, rows));
  return element('div', { class: 'block' }, element('h3', {}, title, tag), whole);
}
