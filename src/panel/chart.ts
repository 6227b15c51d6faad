import uPlot from 'uplot';
import { element, section, type Part } from './element';
import type { Columns } from './series';
import type { PanelState } from './state';

/** One line of a chart; `color` is the name of a VS Code theme colour. */
export interface Line {
  readonly label: string;
  readonly color: string;
  readonly dash?: readonly number[];
  readonly fill?: boolean;
}

export interface ChartSpec {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly height?: number;
  data(state: PanelState): Columns;
  /** What the chart shows now, in words, for those who cannot see it. */
  summary(state: PanelState): string;
}

const HEIGHT = 190;

/** A card with a line chart over the seconds of the run. Colours follow the theme. */
export function chart(spec: ChartSpec): Part<PanelState> {
  const place = element('div', { class: 'plot', role: 'img' });
  const card = section(spec.id, spec.title, legend(spec.lines), place);
  let plot: uPlot | undefined;
  let data = [[]] as unknown as uPlot.AlignedData;

  const draw = (): void => {
    plot?.destroy();
    plot = new uPlot(options(spec, place.clientWidth), data, place);
  };
  new ResizeObserver(() => {
    if (plot === undefined) draw();
    else plot.setSize({ width: place.clientWidth, height: spec.height ?? HEIGHT });
  }).observe(place);
  new MutationObserver(draw).observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });

  return {
    element: card,
    update(state) {
      data = spec.data(state) as unknown as uPlot.AlignedData;
      place.setAttribute('aria-label', spec.summary(state));
      plot?.setData(data);
    },
  };
}

function legend(lines: readonly Line[]): HTMLElement {
  const items = lines.map(line => {
    const key = element('span', { class: line.dash === undefined ? 'key' : 'key dashed' });
    key.style.setProperty('--key', `var(${line.color})`);
    return element('li', {}, key, line.label);
  });
  return element('ul', { class: 'legend' }, ...items);
}

const themed = (name: string): string => getComputedStyle(document.body).getPropertyValue(name).trim();

function options(spec: ChartSpec, width: number): uPlot.Options {
  return {
    width: Math.max(width, 100),
    height: spec.height ?? HEIGHT,
    padding: [10, 18, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { size: 6 }, drag: { setScale: false } },
    scales: { x: { time: false }, y: { range: (_, __, max) => [0, Math.max(max * 1.12, 1)] } },
    axes: [axis({ size: 26, values: (_, marks) => marks.map(mark => `${mark} s`) }), axis({ size: 46 })],
    series: [{}, ...spec.lines.map(stroke)],
  };
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

function stroke(line: Line): uPlot.Series {
  const color = themed(line.color);
  return {
    label: line.label,
    stroke: color,
    width: line.dash === undefined ? 2 : 1.5,
    points: { show: false },
    spanGaps: true,
    ...(line.dash === undefined ? {} : { dash: [...line.dash] }),
    ...(line.fill === true ? { fill: `color-mix(in srgb, ${color} 18%, transparent)` } : {}),
  };
}
