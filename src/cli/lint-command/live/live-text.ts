import { dump } from 'js-yaml';
import type { ListedObject } from '../../../cluster/list';
import type { Range } from '../../../yaml/place';
import { asWritten } from './server-fields';

/** Objects written as one text of many documents. */
export interface LiveText {
  readonly text: string;
  readonly parts: readonly LivePart[];
}

/** An object and the line of the text at which it begins. */
export interface LivePart {
  readonly object: ListedObject;
  readonly firstLine: number;
}

/** Writes objects as YAML, one document each. */
export function liveText(objects: readonly ListedObject[], autoscaled: ReadonlySet<string>): LiveText {
  const parts: LivePart[] = [];
  const texts: string[] = [];
  let line = 0;
  for (const object of objects) {
    const { kind, metadata } = object;
    const isAutoscaled = autoscaled.has(`${metadata.namespace ?? ''}/${kind ?? ''}/${metadata.name}`);
    const text = dump(asWritten(object, isAutoscaled), { lineWidth: -1, noRefs: true });
    parts.push({ object, firstLine: line + 1 });
    texts.push(`---\n${text}`);
    line += text.split('\n').length;
  }
  return { text: texts.join(''), parts };
}

/** The object that stands at a line. */
export function partAt(parts: readonly LivePart[], line: number): LivePart | undefined {
  return parts.findLast(({ firstLine }) => firstLine <= line);
}

/** A range with lines counted from the begin of its object. */
export function rangeIn({ firstLine }: LivePart, { start, end }: Range): Range {
  return {
    start: { line: start.line - firstLine, character: start.character },
    end: { line: end.line - firstLine, character: end.character },
  };
}
