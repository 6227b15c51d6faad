import { SCALAR_STYLE, getScalarValue, type ScalarEvent } from 'js-yaml';
import type { ScalarNode, ScalarStyle } from './node';
import { floatKey } from './number';
import { resolvePlain, resolveTagged } from './scalar';
import type { Source } from './source';
import { TEMPLATE_VALUE } from './templated';
import { afterIndicator, blockScalarSpan } from './token-end';

const STYLES: Record<ScalarEvent['style'], ScalarStyle> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

/** Reads one scalar event; `cursor` is where the token before it ended, `indicator` what an empty one follows. */
export function readScalar(source: Source, event: ScalarEvent, cursor: number, indicator: ':' | '-'): ScalarNode {
  const span = scalarSpan(source, event, cursor, indicator);
  const style = STYLES[event.style];
  if (source.templated(span.start, span.end)) {
    return { kind: 'scalar', ...span, style, value: TEMPLATE_VALUE, resolved: undefined, isMergeKey: false };
  }
  const text = decode(source.text, event);
  const tag = event.tagStart < 0 ? '' : shortTag(source.text.slice(event.tagStart, event.tagEnd));
  const implicit = tag === '' && style === 'plain';
  const isMergeKey = text === '<<' && (implicit || tag === '!!merge');
  const resolved = isMergeKey ? text : resolve(source, span, text, tag, implicit);
  const value = typeof resolved === 'bigint' ? Number(resolved) : resolved;
  return { kind: 'scalar', start: span.start, end: span.end, style, value, resolved, isMergeKey };
}

/** A key as sigs.k8s.io/yaml makes a string of it; undefined for null, which it refuses. */
export function keyText({ resolved }: ScalarNode): string | undefined {
  if (resolved === null || resolved === undefined) return undefined;
  if (typeof resolved === 'number' && !Number.isInteger(resolved)) return floatKey(resolved);
  return String(resolved);
}

function resolve(source: Source, span: { start: number; end: number }, text: string, tag: string, implicit: boolean) {
  if (implicit) return resolvePlain(text);
  if (tag === '') return text;
  const resolved = resolveTagged(tag, text);
  if (resolved !== undefined) return resolved;
  source.report(
    'syntax',
    `${JSON.stringify(text)} cannot be read as ${tag}: correct the value or drop the tag.`,
    span.start,
    span.end,
  );
  return text;
}

function decode(text: string, event: ScalarEvent): string {
  // A text whose flow lines were joined to be parsed is decoded from the lines as written.
  const value = getScalarValue(text, event);
  return event.fast && value.includes('\n') ? getScalarValue(text, { ...event, fast: false }) : value;
}

function scalarSpan(source: Source, event: ScalarEvent, cursor: number, indicator: ':' | '-') {
  const from = Math.max(cursor, event.tagEnd, event.anchorEnd);
  if (event.valueStart < 0) {
    const at = from > cursor ? from : afterIndicator(source.text, cursor, indicator);
    return { start: at, end: at };
  }
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) {
    return blockScalarSpan(source.text, from, event.valueEnd);
  }
  const quotes = event.style === SCALAR_STYLE.PLAIN ? 0 : 1;
  return { start: event.valueStart - quotes, end: event.valueEnd + quotes };
}

function shortTag(tag: string): string {
  const verbatim = /^!<tag:yaml\.org,2002:(.*)>$/.exec(tag);
  return verbatim ? `!!${verbatim[1] ?? ''}` : tag;
}
