import type { NodeView, Rollout, RolloutStep } from '../../report/placement-message';
import { element, onChange, type Part } from '../element';
import { barOf, type Bar, type Block } from './bar';
import type { Drawn, Version } from './state';

interface Row {
  readonly now: Drawn;
  readonly node: NodeView;
  /** Its place among the bars. */
  readonly index: number;
}

export type NodeRow = Part<Row>;

interface Line {
  readonly version: Version;
  readonly bar: Bar;
  readonly verdict: number | string | undefined;
  readonly isBest: boolean;
}

/** A node: its name, a bar for each version, how full it is, and what the scheduler says of it for this replica. */
export function nodeRow(name: string): NodeRow {
  const lines = element('div', { class: 'lines' });
  const title = element('span', { class: 'node-name', title: name }, name);
  const row = element('li', { class: 'node' }, title, lines);
  const draw = onChange<readonly Line[]>(
    shown => lines.replaceChildren(...shown.map(line => lineElement(name, line))),
    shown => JSON.stringify(shown),
  );
  return {
    element: row,
    update({ now, node, index }) {
      const shown = now.rollouts.map(({ version, rollout }): Line => {
        const step = rollout.steps[now.step - 1] ?? unfit(rollout, now.step);
        const isBest = step?.node === node.name;
        return {
          version,
          bar: barOf(node, now.resource, version, rollout, now.step),
          verdict: step?.verdicts[index],
          isBest,
        };
      });
      title.classList.toggle('cordoned', !node.schedulable);
      title.title = [
        name,
        ...(node.schedulable ? [] : ['cordoned']),
        ...(node.own > 0 ? [`${node.own} of it run here now`] : []),
      ].join(', ');
      draw(shown);
    },
  };
}

/** A rollout that came to its end before the other stays where nothing fitted. */
function unfit({ steps }: Rollout, step: number): RolloutStep | undefined {
  const last = steps.at(-1);
  return step > steps.length && last?.node === undefined ? last : undefined;
}

function lineElement(node: string, { version, bar, verdict, isBest }: Line): HTMLElement {
  const box = element('div', { class: 'bar', role: 'group', 'aria-label': `${bar.label} (${version})` });
  box.dataset['bar'] = `${version} ${node}`;
  box.append(...bar.blocks.map(blockElement));
  if (bar.used !== undefined) {
    const mark = element('span', { class: 'used' });
    mark.style.left = `${(100 * bar.used).toFixed(2)}%`;
    box.append(mark);
  }
  const text = verdict === undefined ? '' : String(verdict);
  const short = text.replace(/^node\(s\) /, '');
  const says = element('span', { class: isBest ? 'verdict best' : 'verdict', title: text }, short);
  if (typeof verdict === 'string') says.classList.add('refused');
  const figures = element('span', { class: 'share' }, bar.figures);
  return element('div', { class: 'line', 'data-version': version }, box, figures, says);
}

function blockElement({ kind, share, label, number, isNew }: Block): HTMLElement {
  const text = number === undefined ? undefined : element('span', { class: 'number' }, String(number));
  const block = element(
    'span',
    { class: 'block', role: 'img', 'aria-label': label, 'data-kind': kind, tabindex: '-1' },
    text,
  );
  block.style.width = `${(100 * share).toFixed(3)}%`;
  if (share === 0) block.classList.add('nothing');
  if (isNew) block.classList.add('new');
  return block;
}
