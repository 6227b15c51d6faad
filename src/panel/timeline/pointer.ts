import { element } from '../element';
import { GUTTER, MARGIN } from './plot';
import type { TimeAxis } from './time-axis';

/** A drag shorter than this, CSS pixels, is a click. */
const click = 4;

/** Lets the mouse move the cursor over the tracks, drag a stretch to look at it closely, double click for the whole, and wheel with Ctrl. */
export function followPointer(tracks: HTMLElement, axis: TimeAxis): HTMLElement {
  const chosen = element('div', { class: 'chosen' });
  chosen.hidden = true;
  let dragFrom: number | undefined;
  const momentAt = (event: MouseEvent): number => {
    const { left, width } = tracks.getBoundingClientRect();
    const share = (event.clientX - left - GUTTER) / Math.max(width - GUTTER - MARGIN, 1);
    const { from, to } = axis.view();
    return from + Math.min(Math.max(share, 0), 1) * (to - from);
  };
  const toX = (at: number): number => {
    const { from, to } = axis.view();
    return GUTTER + ((tracks.clientWidth - GUTTER - MARGIN) * (at - from)) / (to - from);
  };
  tracks.addEventListener('pointermove', event => {
    const at = momentAt(event);
    axis.point(at);
    if (dragFrom === undefined) return;
    const [low, high] = [toX(Math.min(dragFrom, at)), toX(Math.max(dragFrom, at))];
    chosen.hidden = high - low < click;
    chosen.style.left = `${low}px`;
    chosen.style.width = `${high - low}px`;
  });
  tracks.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    dragFrom = momentAt(event);
    tracks.setPointerCapture(event.pointerId);
  });
  const drop = (event: PointerEvent): void => {
    const at = momentAt(event);
    if (dragFrom !== undefined && !chosen.hidden)
      axis.show({ from: Math.min(dragFrom, at), to: Math.max(dragFrom, at) });
    dragFrom = undefined;
    chosen.hidden = true;
  };
  tracks.addEventListener('pointerup', drop);
  tracks.addEventListener('pointerleave', () => {
    if (dragFrom === undefined && !tracks.contains(document.activeElement)) axis.point(undefined);
  });
  tracks.addEventListener('dblclick', () => axis.showWhole());
  const wheel = (event: WheelEvent): void => {
    // The wheel alone scrolls the page.
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    if (event.shiftKey) axis.pan(Math.sign(event.deltaY + event.deltaX) / 10);
    else axis.zoom(event.deltaY < 0 ? 0.8 : 1.25, momentAt(event));
  };
  tracks.addEventListener('wheel', wheel, { passive: false });
  return chosen;
}
