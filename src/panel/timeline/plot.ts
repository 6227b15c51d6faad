import uPlot from 'uplot';
import { element } from '../element';
import { decimating } from './decimate';
import { drawDense } from './dense-lines';
import { drawGaps, drawMoments } from './plot-marks';
import { themed, themeKey } from './theme';
import type { Series } from './series';
import type { Stretch } from './time-axis';
import type { LineLook } from './track';

/** Width of the scale to the left of every chart, and what stays free to the right, CSS pixels: lanes and charts share them. */
export const GUTTER = 60;
export const MARGIN = 14;
const HEIGHT = 92;
const SCALE_HEIGHT = 24;

/** What a plot shows. */
export interface PlotContent {
  readonly lines: readonly { readonly series: Series; readonly look: LineLook }[];
  readonly view: Stretch;
  /** Times without samples: hatched. */
  readonly gaps: readonly Stretch[];
  /** Moments that a dashed line marks. */
  readonly moments: readonly number[];
}

/** How a plot is drawn. */
export interface PlotStyle {
  readonly least: number;
  readonly format: (value: number) => string;
  /** The lowest chart of a group has the scale of time. */
  readonly hasScale: boolean;
}

/** A line chart over a stretch of the run; as few points are drawn as the screen can show. */
export interface Plot {
  readonly element: HTMLElement;
  readonly draw: (content: PlotContent) => void;
}

/** An empty plot. Colours are those of the theme at the time of drawing. */
export function plot(style: PlotStyle): Plot {
  const place = element('div', { class: 'plot', 'aria-hidden': 'true' });
  const decimate = decimating();
  let made: { readonly chart: uPlot; readonly key: string; readonly width: number; marks: string } | undefined;
  let content: PlotContent | undefined;
  let isSeen = false;
  const draw = (next: PlotContent): void => {
    content = next;
    const width = place.clientWidth;
    // Another width is drawn also out of sight, so that nobody scrolls to a chart of the wrong size.
    if (width === 0 || (!isSeen && made?.width === width)) return;
    const { columns, isDense, isChanged } = decimate(
      next.lines.map(({ series }) => series),
      next.view,
      Math.max(width - GUTTER - MARGIN, 1),
    );
    const key = [width, isDense, themeKey(), ...next.lines.map(({ look }) => JSON.stringify(look))].join();
    const marks = JSON.stringify([next.gaps, next.moments]);
    if (made?.key === key) {
      if (isChanged || made.marks !== marks) made.chart.setData(columns as uPlot.AlignedData);
      made.marks = marks;
      return;
    }
    made?.chart.destroy();
    const how = options(style, () => content ?? next, { width, isDense });
    const chart = new uPlot(how, columns as uPlot.AlignedData, place);
    made = { chart, key, width, marks };
  };
  new ResizeObserver(() => content && draw(content)).observe(place);
  // What is scrolled out of sight is drawn when it comes near.
  new IntersectionObserver(
    entries => {
      isSeen = entries.at(-1)?.isIntersecting === true;
      if (isSeen && content !== undefined) draw(content);
    },
    { rootMargin: '100px' },
  ).observe(place);
  return { element: place, draw };
}

function options(
  { least, format, hasScale }: PlotStyle,
  content: () => PlotContent,
  { width, isDense }: { readonly width: number; readonly isDense: boolean },
): uPlot.Options {
  const top = (_: uPlot, __: number, max: number): uPlot.Range.MinMax => [0, Math.max((max ?? 0) * 1.1, least)];
  const time = (): uPlot.Range.MinMax => [content().view.from, content().view.to];
  const seconds = axis({
    size: hasScale ? SCALE_HEIGHT : 0,
    values: (_, marks) => marks.map(mark => (hasScale ? clock(mark) : '')),
  });
  return {
    width,
    height: HEIGHT + (hasScale ? SCALE_HEIGHT : 0),
    padding: [8, MARGIN, hasScale ? 0 : 4, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: time }, y: { range: top } },
    axes: [seconds, axis({ size: GUTTER, space: 26, values: (_, marks) => marks.map(format) })],
    series: [{}, ...content().lines.map(({ look }) => (isDense ? unseen : stroke(look)))],
    hooks: {
      drawClear: [chart => drawGaps(chart, content())],
      draw: [chart => isDense && drawDense(chart, content().lines), chart => drawMoments(chart, content())],
    },
  };
}

/** Seconds as the scale of time has them: `4 s`, `2:05`. */
function clock(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds * 100) / 100} s`;
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

function axis(extra: Partial<uPlot.Axis>): uPlot.Axis {
  return {
    stroke: themed('--muted'),
    font: `11px ${themed('--vscode-font-family')}`,
    grid: { stroke: themed('--grid'), width: 1 },
    ticks: { show: false },
    ...extra,
  };
}

/** Its values count for the scale; drawDense draws it. */
const unseen: uPlot.Series = { paths: () => null, points: { show: false } };

function stroke({ color, dash, fill }: LineLook): uPlot.Series {
  const value = themed(color);
  return {
    stroke: value,
    width: dash === undefined ? 1.75 : 1.5,
    points: { show: (chart, index) => isLonely(chart.data[index] ?? []), size: 5, fill: value },
    ...(dash && { dash: [...dash] }),
    ...(fill === true && { fill: `color-mix(in srgb, ${value} 16%, transparent)` }),
  };
}

/** One point makes no line, so it is drawn as a point. */
const isLonely = (values: ArrayLike<number | null | undefined>): boolean => {
  let points = 0;
  for (let i = 0; i < values.length && points < 2; i++) if (typeof values[i] === 'number') points++;
  return points === 1;
};
