import { indexAt, type Series } from './series';
import type { Stretch } from './time-axis';

/** Columns as uPlot takes them: times, then a column a line. `null` breaks a line, `undefined` is no point of it. */
export type Columns = [number[], ...(number | null | undefined)[][]];

/** Lines ready to be drawn. Dense ones have two rows a pixel, its least and its greatest value in the order they came. */
export interface Decimated {
  readonly columns: Columns;
  readonly isDense: boolean;
}

/**
 * What of the lines can be seen: all points while there is fewer than one on two pixels, else the least and the greatest of
 * each pixel, so that no peak is lost and the work to draw depends on the screen alone.
 */
export function decimate(lines: readonly Series[], view: Stretch, pixels: number): Decimated {
  const shown = lines.map(line => shownOf(line, view));
  const points = shown.reduce((sum, { start, end }) => sum + end - start, 0);
  const isDense = points > (pixels / 2) * lines.length;
  return { columns: isDense ? extremes(shown, view, pixels) : aligned(shown), isDense };
}

interface Shown {
  readonly line: Series;
  readonly start: number;
  readonly end: number;
}

/** One point more on either side, so that lines reach the edges. */
function shownOf(line: Series, { from, to }: Stretch): Shown {
  return { line, start: Math.max(indexAt(line, from) - 1, 0), end: Math.min(indexAt(line, to) + 1, line.x.length) };
}

function aligned(shown: readonly Shown[]): Columns {
  const times = [...new Set(shown.flatMap(({ line, start, end }) => line.x.slice(start, end)))].sort((a, b) => a - b);
  const columns = shown.map(({ line, start, end }) => {
    let next = start;
    return times.map(time => {
      if (next >= end || line.x[next] !== time) return undefined;
      const value = line.y[next++] ?? NaN;
      return Number.isNaN(value) ? null : value;
    });
  });
  return [times, ...columns];
}

function extremes(shown: readonly Shown[], { from, to }: Stretch, pixels: number): Columns {
  const width = (to - from) / pixels;
  const times = Array.from({ length: 2 * pixels }, (_, i) => from + (i / 2 + 0.25) * width);
  return [times, ...shown.map(one => extremesOf(one, from, width, pixels))];
}

function extremesOf({ line, start, end }: Shown, from: number, width: number, pixels: number) {
  const { x, y } = line;
  const column = new Array<number | null | undefined>(2 * pixels).fill(undefined);
  for (let i = start; i < end;) {
    const pixel = Math.min(Math.max(Math.floor(((x[i] ?? 0) - from) / width), 0), pixels - 1);
    const edge = pixel === pixels - 1 ? Infinity : from + (pixel + 1) * width;
    let [low, high, lowAt, highAt] = [Infinity, -Infinity, -1, -1];
    do {
      const value = y[i] ?? NaN;
      if (value < low) [low, lowAt] = [value, i];
      if (value > high) [high, highAt] = [value, i];
      i++;
    } while (i < end && (x[i] ?? 0) < edge);
    const isBroken = lowAt === -1;
    column[2 * pixel] = isBroken ? null : lowAt <= highAt ? low : high;
    column[2 * pixel + 1] = isBroken ? null : lowAt <= highAt ? high : low;
  }
  return column;
}
