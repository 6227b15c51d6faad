import { timeInWords } from '../../report/words';
import { element } from '../element';
import { GUTTER, MARGIN } from './plot';
import type { TimeAxis } from './time-axis';

/** The line through all tracks at one moment: follows the pointer, or the arrow keys while it has the focus. */
export interface Cursor {
  readonly element: HTMLElement;
  readonly draw: () => void;
  /** Says the values at its moment to assistive technology. */
  readonly say: (words: string) => void;
}

/** A share of what is in view, by key; Home and End go to the ends of the run. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1 / 100,
  ArrowDown: -1 / 100,
  ArrowRight: 1 / 100,
  ArrowUp: 1 / 100,
  PageDown: -1 / 10,
  PageUp: 1 / 10,
};

/** A cursor on an axis. */
export function cursor(axis: TimeAxis): Cursor {
  const line = element('div', {
    ...{ class: 'cursor', role: 'slider', tabindex: '0', 'aria-label': 'Moment of the run', 'aria-valuemin': '0' },
  });
  const flag = element('span', { class: 'flag', 'aria-hidden': 'true' });
  line.append(flag);
  line.addEventListener('focus', () => axis.cursor() === undefined && axis.point(axis.view().to));
  line.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !press(axis, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element: line,
    draw() {
      const at = axis.cursor();
      const { from, to } = axis.view();
      const share = ((at ?? to) - from) / (to - from);
      line.classList.toggle('hidden-line', at === undefined || share < 0 || share > 1);
      line.style.left = `calc(${GUTTER}px + (100% - ${GUTTER + MARGIN}px) * ${Math.min(Math.max(share, 0), 1)})`;
      flag.classList.toggle('left', share > 0.9);
      flag.textContent = timeInWords((at ?? to) * 1000);
      line.setAttribute('aria-valuemax', axis.whole().to.toFixed(2));
      line.setAttribute('aria-valuenow', (at ?? to).toFixed(2));
    },
    say: words => line.setAttribute('aria-valuetext', words),
  };
}

/** What a key does to the axis; false for keys that mean nothing here. */
export function press(axis: TimeAxis, key: string): boolean {
  const { from, to } = axis.view();
  const at = axis.cursor() ?? to;
  const step = steps[key];
  if (step !== undefined) axis.point(at + step * (to - from));
  else if (key === 'Home') axis.point(0);
  else if (key === 'End') axis.point(axis.whole().to);
  else if (key === '+' || key === '=') axis.zoom(0.5, at);
  else if (key === '-') axis.zoom(2, at);
  else if (key === '0' || key === 'Escape') axis.showWhole();
  else return false;
  return true;
}
