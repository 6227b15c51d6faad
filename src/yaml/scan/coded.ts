import { EVENT_ID, SCALAR_STYLE, getScalarValue, type ScalarEvent } from 'js-yaml';
import { DOUBLE, FOLDED, KIND, LITERAL, PLAIN } from './tape';

const STYLES: Record<number, ScalarEvent['style']> = {
  [PLAIN]: SCALAR_STYLE.PLAIN,
  [FOLDED]: SCALAR_STYLE.FOLDED_BLOCK,
  [DOUBLE]: SCALAR_STYLE.DOUBLE_QUOTED,
  [LITERAL]: SCALAR_STYLE.LITERAL_BLOCK,
};

/** The text of a scalar that has escapes or several lines. */
export function codedText(
  text: string,
  kind: number,
  valueStart: number,
  valueEnd: number,
  indent = -1,
  chomping = 1,
): string {
  const style = STYLES[kind & KIND] ?? SCALAR_STYLE.SINGLE_QUOTED;
  const nowhere = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 };
  const event = { type: EVENT_ID.SCALAR, valueStart, valueEnd, ...nowhere, style, indent, fast: false };
  return getScalarValue(text, { ...event, chomping: chomping as ScalarEvent['chomping'] });
}
