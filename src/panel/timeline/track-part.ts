import { element } from '../element';
import type { PanelState } from '../state';
import { growingLines, type IsBroken } from './growing-lines';
import { plot, type PlotContent } from './plot';
import { valueAt } from './series';
import type { TimeAxis } from './time-axis';
import type { LineLook, Track } from './track';

/** A track on the page: its name, its lines with their values at a moment, its plot. */
export interface TrackPart {
  readonly element: HTMLElement;
  /** Reads what came; false while there is nothing to show. */
  readonly follow: (state: PanelState) => boolean;
  readonly draw: (axis: TimeAxis, marks: Pick<PlotContent, 'gaps' | 'moments'>) => void;
  /** Writes the values at a moment into its legend: the last ones when no moment is given. */
  readonly read: (at: number | undefined) => void;
  /** The values at a moment, in words; the last ones of the run are far enough for its end. */
  readonly words: (at: number) => readonly string[];
  /** Line by line, for the table. */
  readonly values: (at: number) => readonly (readonly [string, string])[];
}

/** A track over the samples that `samples` picks from the state. */
export function trackPart<Sample extends { readonly at: number }>(
  track: Track<Sample>,
  samples: (state: PanelState) => readonly Sample[],
  isBroken: IsBroken<Sample>,
  hasScale: boolean,
): TrackPart {
  const growing = growingLines(track, isBroken);
  const drawn = plot({ least: track.least, format: shortNumber, hasScale });
  const legend = element('ul', { class: 'legend' });
  const whole = element(
    'div',
    { class: 'track', 'data-track': track.id },
    element('div', { class: 'track-head' }, element('h4', {}, track.title), legend),
    drawn.element,
  );
  const looks = (): readonly LineLook[] => [...growing.lines.keys()].map(track.look);
  let items: readonly { readonly label: string; readonly value: HTMLElement }[] = [];
  const valueOf = (label: string, at: number | undefined): string => {
    const series = growing.lines.get(label);
    const value = series === undefined ? undefined : valueAt(series, at ?? Infinity);
    return value === undefined ? '–' : track.format(value);
  };
  const showLegend = (): void => {
    const labels = [...growing.lines.keys()];
    if (labels.join('\n') === items.map(({ label }) => label).join('\n')) return;
    items = labels.map(label => ({ label, value: element('span', { class: 'at' }) }));
    const shown = looks();
    legend.replaceChildren(...items.map(({ label, value }, i) => legendItem(label, value, shown[i])));
  };
  return {
    element: whole,
    follow(state) {
      growing.follow(state, samples(state));
      showLegend();
      whole.hidden = growing.lines.size === 0;
      return !whole.hidden;
    },
    draw(axis, marks) {
      if (whole.hidden) return;
      const shown = looks();
      const lines = [...growing.lines.values()].map((series, i) => ({
        series,
        look: shown[i] ?? { color: '--first' },
      }));
      drawn.draw({ lines, view: axis.view(), ...marks });
    },
    read(at) {
      for (const { label, value } of items) value.textContent = valueOf(label, at);
    },
    words: at => items.map(({ label }) => `${track.title}, ${label}: ${valueOf(label, at)}`),
    values: at => items.map(({ label }) => [`${track.title}: ${label}`, valueOf(label, at)] as const),
  };
}

function legendItem(label: string, value: HTMLElement, look: LineLook = { color: '--first' }): HTMLElement {
  const key = element('span', { class: look.dash === undefined ? 'key' : 'key dashed' });
  key.style.setProperty('--key', `var(${look.color})`);
  return element('li', {}, key, `${label} `, value);
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const shortNumber = (value: number): string => compact.format(value);
