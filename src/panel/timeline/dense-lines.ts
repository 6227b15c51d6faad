import type uPlot from 'uplot';
import type { PlotContent } from './plot';
import { themed } from './theme';

/**
 * Draws lines that have two rows a pixel (least and greatest) as upright strokes on whole pixels: many times cheaper than
 * lines, whose every turn has to be smoothed, and the same to look at.
 */
export function drawDense(chart: uPlot, lines: PlotContent['lines']): void {
  const { ctx } = chart;
  ctx.save();
  lines.forEach(({ look }, i) => {
    const color = themed(look.color);
    const bars = barsOf(chart, i + 1);
    if (look.fill === true) drawArea(chart, bars, color);
    ctx.fillStyle = color;
    for (const { x, width, top, bottom } of bars) ctx.fillRect(x, top, width, bottom - top);
  });
  ctx.restore();
}

interface Bar {
  readonly x: number;
  width: number;
  readonly top: number;
  readonly bottom: number;
}

/** One bar a pixel, reaching to the one before so that the line has no holes; bars alike beside each other are one. */
function barsOf(chart: uPlot, index: number): readonly Bar[] {
  const { bbox, data, scales } = chart;
  const values = data[index] ?? [];
  const most = scales['y']?.max ?? 1;
  const width = (2 * bbox.width) / values.length;
  const thick = Math.max(Math.round(1.5 * devicePixelRatio), 1);
  const yOf = (value: number): number => Math.round(bbox.top + bbox.height * (1 - value / most));
  const bars: Bar[] = [];
  let before: Bar | undefined;
  for (let i = 0; i < values.length; i += 2) {
    const [first, second] = [values[i], values[i + 1]];
    if (first === null) before = undefined;
    if (typeof first !== 'number' || typeof second !== 'number') continue;
    const [one, other] = [yOf(first), yOf(second)];
    const top = Math.min(one, other, before === undefined ? Infinity : before.bottom - thick);
    const bottom = Math.max(one, other, before === undefined ? -Infinity : before.top) + thick;
    const x = Math.round(bbox.left + (i / 2) * width);
    const end = Math.round(bbox.left + (i / 2 + 1) * width);
    if (before?.top === top && before.bottom === Math.max(bottom, top + thick) && before.x + before.width === x) {
      before.width = end - before.x;
      continue;
    }
    before = { x, width: end - x, top, bottom: Math.max(bottom, top + thick) };
    bars.push(before);
  }
  return bars;
}

function drawArea({ ctx, bbox }: uPlot, bars: readonly Bar[], color: string): void {
  ctx.fillStyle = `color-mix(in srgb, ${color} 16%, transparent)`;
  for (const { x, width, bottom } of bars) ctx.fillRect(x, bottom, width, bbox.top + bbox.height - bottom);
}
