import { joined } from './bytes';

/** Leads from a place in rendered text back to what the person wrote. Offsets are UTF-16. */
export interface SourceMap {
  /** The source behind rendered text: the same letters for plain text, the whole action for what an action printed. */
  source(span: { readonly start: number; readonly end: number }): { readonly start: number; readonly end: number };
}

interface Piece {
  /** Where it stands in the rendered text. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly literal: boolean;
}

/** Takes rendered text piece by piece; `start` and `end` are where it comes from in the source. */
export interface Output {
  add(text: string, start: number, end: number, literal: boolean): void;
}

/** Collects the text alone, for templates that are rendered again and again. */
export class PlainText implements Output {
  private written = '';

  add(text: string): void {
    this.written += text;
  }

  text(): string {
    return joined(this.written);
  }
}

/** Collects rendered text, and remembers where each piece came from. */
export class RenderedText implements Output {
  private readonly pieces: Piece[] = [];
  private readonly texts: string[] = [];
  private length = 0;

  add(text: string, start: number, end: number, literal: boolean): void {
    if (text === '') return;
    this.pieces.push({ at: this.length, start, end, literal });
    this.texts.push(text);
    this.length += text.length;
  }

  text(): string {
    return joined(this.texts.join(''));
  }

  map(): SourceMap {
    const { pieces } = this;
    return {
      source: ({ start, end }) => {
        const from = sourceOf(pieces, start, 'start');
        const to = end > start ? sourceOf(pieces, end - 1, 'end') : from;
        return { start: from, end: Math.max(from, to) };
      },
    };
  }
}

function sourceOf(pieces: readonly Piece[], offset: number, edge: 'start' | 'end'): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (piece === undefined) return 0;
  if (!piece.literal) return piece[edge];
  return Math.min(piece.end, piece.start + offset - piece.at + (edge === 'end' ? 1 : 0));
}
