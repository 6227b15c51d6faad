import type { PanelState } from '../state';
import type { Series } from './series';
import type { Track } from './track';

/** The lines of a track by label, filled as samples come. */
export interface GrowingLines<Sample> {
  readonly lines: ReadonlyMap<string, Series>;
  /** Reads the samples that came since the last call; all of them when the run is another one. */
  readonly follow: (state: PanelState, samples: readonly Sample[]) => void;
}

/** Whether lines are broken between a sample and the next. */
export type IsBroken<Sample> = (before: Sample, next: Sample, state: PanelState) => boolean;

interface OwnSeries extends Series {
  readonly x: number[];
  readonly y: number[];
}

/** Only new samples are read, so a long run costs no more a second than a short one. */
export function growingLines<Sample extends { readonly at: number }>(
  track: Track<Sample>,
  isBroken: IsBroken<Sample>,
): GrowingLines<Sample> {
  const lines = new Map<string, OwnSeries>();
  let [first, last, read]: [Sample | undefined, Sample | undefined, number] = [undefined, undefined, 0];
  let key: unknown;
  const add = (sample: Sample, state: PanelState): void => {
    const seconds = (sample.at - state.startedAt) / 1000;
    const before = last === undefined ? undefined : (last.at - state.startedAt) / 1000;
    if (before !== undefined && last !== undefined && isBroken(last, sample, state))
      for (const line of lines.values()) push(line, (before + seconds) / 2, NaN);
    const values = track.read(sample, state);
    for (const [label, value] of Object.entries(values)) {
      if (value === undefined) continue;
      const line = lines.get(label) ?? begun(track, before);
      lines.set(label, line);
      push(line, seconds, value);
    }
    if (track.absentIsZero === true)
      for (const [label, line] of lines) if (values[label] === undefined) push(line, seconds, 0);
    last = sample;
  };
  return {
    lines,
    follow(state, samples) {
      const labels = track.key?.(state);
      if (labels !== key || samples[0] !== first || samples.length < read || samples[read - 1] !== last) {
        lines.clear();
        key = labels;
        [first, last, read] = [samples[0], undefined, 0];
      }
      for (; read < samples.length; read++) {
        const sample = samples[read];
        if (sample !== undefined) add(sample, state);
      }
    },
  };
}

/** A line of which nothing was said before was at 0 until then, where that is what silence means. */
function begun(track: { readonly absentIsZero?: boolean }, before: number | undefined): OwnSeries {
  return track.absentIsZero === true && before !== undefined ? { x: [before], y: [0] } : { x: [], y: [] };
}

function push({ x, y }: OwnSeries, seconds: number, value: number): void {
  x.push(seconds);
  y.push(value);
}
