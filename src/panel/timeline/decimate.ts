import { indexAt, type Series } from './series';
import type { Stretch } from './time-axis';

/** Columns as uPlot takes them: times, then a column a line. `null` breaks a line, `undefined` is no point of it. */
export type Columns = [number[], ...(number | null | undefined)[][]];

/** Lines ready to be drawn. Dense ones have two rows a pixel, its least and its greatest value in the order they came. */
export interface Decimated {
  readonly columns: Columns;
  readonly isDense: boolean;
  /** False when nothing that can be seen differs from the time before. */
  readonly isChanged: boolean;
}

/** What of the lines can be seen in a view of so many pixels. */
export type Decimate = (lines: readonly Series[], view: Stretch, pixels: number) => Decimated;

/**
 * All points while there is fewer than one on two pixels, else the least and the greatest of each pixel, so that no peak is
 * lost and the work to draw depends on the screen alone. While a view stays, only points that came are looked at.
 */
export function decimating(): Decimate {
  let before: Extremes | undefined;
  return (lines, view, pixels) => {
    const shown = lines.map(line => shownOf(line, view));
    const points = shown.reduce((sum, { start, end }) => sum + end - start, 0);
    const isDense = points > (pixels / 2) * lines.length;
    if (!isDense) {
      before = undefined;
      return { columns: aligned(shown), isDense, isChanged: true };
    }
    const goesOn = before !== undefined && isSame(before, shown, view, pixels);
    before = goesOn && before ? before : emptyExtremes(shown, view, pixels);
    const isChanged = takeIn(before, shown);
    return { columns: before.columns, isDense, isChanged: isChanged || !goesOn };
  };
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

/** Least and greatest values of a view, and how far each line was looked at. */
interface Extremes {
  readonly view: Stretch;
  readonly pixels: number;
  readonly lines: readonly Series[];
  readonly columns: Columns;
  /** By line: the first point of the last pixel that has points. */
  readonly next: number[];
}

function emptyExtremes(shown: readonly Shown[], view: Stretch, pixels: number): Extremes {
  const width = (view.to - view.from) / pixels;
  const times = Array.from({ length: 2 * pixels }, (_, i) => view.from + (i / 2 + 0.25) * width);
  const columns = shown.map(() => new Array<number | null | undefined>(2 * pixels).fill(undefined));
  return { view, pixels, lines: shown.map(({ line }) => line), columns: [times, ...columns], next: shown.map(startOf) };
}

const startOf = ({ start }: Shown): number => start;

function isSame({ view, pixels, lines }: Extremes, shown: readonly Shown[], now: Stretch, nowPixels: number): boolean {
  const isView = view.from === now.from && view.to === now.to && pixels === nowPixels;
  return isView && lines.length === shown.length && lines.every((line, i) => line === shown[i]?.line);
}

/** Looks at the points from the last pixel on; true when a pixel has other values than before. */
function takeIn({ view, pixels, columns, next }: Extremes, shown: readonly Shown[]): boolean {
  const width = (view.to - view.from) / pixels;
  let isChanged = false;
  shown.forEach(({ line: { x, y }, end }, index) => {
    const column = columns[index + 1] ?? [];
    for (let i = next[index] ?? 0; i < end;) {
      next[index] = i;
      const pixel = Math.min(Math.max(Math.floor(((x[i] ?? 0) - view.from) / width), 0), pixels - 1);
      const edge = pixel === pixels - 1 ? Infinity : view.from + (pixel + 1) * width;
      let [low, high, lowAt, highAt] = [Infinity, -Infinity, -1, -1];
      do {
        const value = y[i] ?? NaN;
        if (value < low) [low, lowAt] = [value, i];
        if (value > high) [high, highAt] = [value, i];
        i++;
      } while (i < end && (x[i] ?? 0) < edge);
      const [first, second] = lowAt === -1 ? [null, null] : lowAt <= highAt ? [low, high] : [high, low];
      isChanged ||= column[2 * pixel] !== first || column[2 * pixel + 1] !== second;
      column[2 * pixel] = first;
      column[2 * pixel + 1] = second;
    }
  });
  return isChanged;
}
