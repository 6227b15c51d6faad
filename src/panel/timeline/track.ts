import type { PanelState } from '../state';

/** How a line looks; `color` is the name of a theme colour. */
export interface LineLook {
  readonly color: string;
  readonly dash?: readonly number[];
  readonly fill?: boolean;
}

/** What a sample says for a track: a value by the label of its line. */
export type Values = Readonly<Record<string, number | undefined>>;

/** A chart of the time line. It is hidden while no sample says anything for it. */
export interface Track<Sample> {
  readonly id: string;
  readonly title: string;
  read(sample: Sample, state: PanelState): Values;
  /** When this changes, lines have other labels and are read anew. */
  key?(state: PanelState): unknown;
  /** A line that a sample leaves out is 0 there, rather than unknown. */
  readonly absentIsZero?: boolean;
  look(label: string, index: number): LineLook;
  /** A value with its unit. */
  format(value: number): string;
  /** The scale reaches at least this far. */
  readonly least: number;
}

/** Colours of lines that are told apart by their place. */
const palette = ['--first', '--second', '--third', '--fourth', '--fifth', '--sixth'];

/** The colour of the n-th line; after the sixth again from the first, dashed. */
export function lookOf(index: number): LineLook {
  const color = palette[index % palette.length] ?? '--first';
  return index < palette.length ? { color } : { color, dash: [4, 3] };
}
