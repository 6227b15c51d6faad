import type uPlot from 'uplot';
import type { PlotContent } from './plot';
import { themed } from './theme';

/** Gaps in the samples, hatched, so that nobody takes them for zero. */
export function drawGaps({ ctx, bbox, valToPos }: uPlot, { gaps, view }: PlotContent): void {
  const { left, top, width, height } = bbox;
  for (const gap of gaps.filter(({ from, to }) => to > view.from && from < view.to)) {
    const from = Math.max(valToPos(gap.from, 'x', true), left);
    const to = Math.min(Math.max(valToPos(gap.to, 'x', true), from + 2), left + width);
    ctx.save();
    ctx.beginPath();
    ctx.rect(from, top, to - from, height);
    ctx.clip();
    ctx.strokeStyle = themed('--hatch');
    ctx.beginPath();
    for (let x = from - height; x < to; x += 7 * devicePixelRatio) {
      ctx.moveTo(x, top + height);
      ctx.lineTo(x + height, top);
    }
    ctx.stroke();
    ctx.restore();
  }
}

/** A dashed line at each moment. */
export function drawMoments({ ctx, bbox, valToPos }: uPlot, { moments, view }: PlotContent): void {
  ctx.save();
  ctx.strokeStyle = themed('--bad');
  ctx.setLineDash([3, 3]);
  for (const moment of moments.filter(at => at >= view.from && at <= view.to)) {
    const x = valToPos(moment, 'x', true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
