import { EVENT_ID, YAMLException, parseEvents, type Event } from 'js-yaml';
import { joinFlowLines } from './flow-lines';
import type { Span } from './place';

/** Deeper nesting is refused: it is never a manifest. */
export const MAX_DEPTH = 1000;
const DEFICIENT_INDENTATION = 'deficient indentation';

/** Why a text cannot be parsed, and where in the file. */
export interface ParseFailure {
  readonly reason: string;
  readonly offset: number;
}

/** The events of the documents in `span` of `text`, with offsets of `text`. */
export function parseSpan(text: string, span: Span): readonly Event[] | ParseFailure {
  const source = text.slice(span.start, span.end);
  let outcome = parse(source);
  // YAML wants lines inside [ ], { } and quotes to be indented; Kubernetes' reader does not.
  if (isFailure(outcome) && outcome.reason === DEFICIENT_INDENTATION) outcome = parse(joinFlowLines(source));
  if (isFailure(outcome))
    return { reason: outcome.reason, offset: span.start + Math.min(outcome.offset, source.length) };
  if (span.start > 0) for (const event of outcome) shift(event, span.start);
  return outcome;
}

export function isFailure(outcome: readonly Event[] | ParseFailure): outcome is ParseFailure {
  return 'reason' in outcome;
}

function parse(source: string): Event[] | ParseFailure {
  try {
    return parseEvents(source, { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { reason: error.reason, offset: error.mark?.position ?? 0 };
  }
}

function shift(event: Event, by: number): void {
  if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return;
  if (event.anchorStart >= 0) {
    event.anchorStart += by;
    event.anchorEnd += by;
  }
  if (event.type === EVENT_ID.ALIAS) return;
  if (event.tagStart >= 0) {
    event.tagStart += by;
    event.tagEnd += by;
  }
  if (event.type !== EVENT_ID.SCALAR) event.start += by;
  else if (event.valueStart >= 0) {
    event.valueStart += by;
    event.valueEnd += by;
  }
}
