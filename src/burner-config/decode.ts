import { z } from 'zod';
import type { Path } from '../yaml/place';
import { parseDuration } from './duration';
import { GoScalar } from './go-scalar';
import { anyOf, isMapping, UNKNOWN, type GoValue } from './go-value';
import { unwrapped } from './schema/schema-at';
import { durations } from './schema/scalars';

/** Something that kube-burner's strict decoder refuses, in the order in which it stands. */
export interface DecodeIssue {
  readonly path: Path;
  readonly what: 'unknown-key' | 'type' | 'duration';
  /** What the field takes: `a number`. */
  readonly wanted: string;
  readonly written: GoValue;
}

/** Decodes as yaml.v3 with KnownFields does into kube-burner's types; gives the plain value, without what was refused. */
export function decode(
  schema: z.core.$ZodType,
  value: GoValue,
): { readonly value: unknown; readonly issues: readonly DecodeIssue[] } {
  const issues: DecodeIssue[] = [];
  return { value: decodeInto(schema, value, [], issues), issues };
}

type Issues = DecodeIssue[];

function decodeInto(outer: z.core.$ZodType, value: GoValue, path: Path, issues: Issues): unknown {
  if (value === UNKNOWN) return undefined;
  if (durations.has(outer)) return durationOf(value, path, issues);
  const inner = unwrapped(outer);
  if (inner !== undefined) return decodeInto(inner, value, path, issues);
  // A null sets nothing, wherever it stands.
  if (value instanceof GoScalar && value.resolved === null && !(outer instanceof z.ZodUnknown)) return undefined;
  if (outer instanceof z.ZodObject) return objectOf(outer, value, path, issues);
  if (outer instanceof z.ZodArray) return listOf(outer, value, path, issues);
  if (outer instanceof z.ZodRecord) return recordOf(outer, value, path, issues);
  return outer instanceof z.ZodUnknown ? anyOf(value) : scalarOf(outer, value, path, issues);
}

function objectOf(schema: z.ZodObject, value: GoValue, path: Path, issues: Issues): unknown {
  if (!isMapping(value)) return refuse('type', 'a mapping', value, path, issues);
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const entries = Object.entries(value).flatMap(([key, entry]) => {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (field === undefined) refuse('unknown-key', '', entry, [...path, key], issues);
    const decoded = field && decodeInto(field, entry, [...path, key], issues);
    return decoded === undefined ? [] : [[key, decoded] as const];
  });
  return Object.fromEntries(entries);
}

function listOf(schema: z.ZodArray, value: GoValue, path: Path, issues: Issues): unknown {
  if (!Array.isArray(value)) return refuse('type', 'a list', value, path, issues);
  return value
    .map((item: GoValue, index) => decodeInto(schema.element, item, [...path, index], issues))
    .filter(item => item !== undefined);
}

function recordOf(schema: z.ZodRecord, value: GoValue, path: Path, issues: Issues): unknown {
  if (!isMapping(value)) return refuse('type', 'a mapping', value, path, issues);
  const ofText = !(schema.valueType instanceof z.ZodUnknown);
  const entries = Object.entries(value).map(([key, entry]) => {
    const decoded = decodeInto(schema.valueType, entry, [...path, key], issues);
    // Of a map, unlike a struct, a null is the empty value.
    return [key, decoded === undefined && ofText ? '' : decoded] as const;
  });
  return Object.fromEntries(entries);
}

function durationOf(value: GoValue, path: Path, issues: Issues): unknown {
  if (!(value instanceof GoScalar)) return refuse('type', 'a duration', value, path, issues);
  if (value.resolved === null) return undefined;
  const isText = typeof value.resolved === 'string' && value.tag === '!!str';
  if (isText && parseDuration(value.text) !== undefined) return value.text;
  return refuse('duration', 'a duration', value, path, issues);
}

const TRUE = ['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'];
const FALSE = ['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'];

function scalarOf(schema: z.core.$ZodType, value: GoValue, path: Path, issues: Issues): unknown {
  const wanted = wantedBy(schema);
  if (!(value instanceof GoScalar)) return refuse('type', wanted, value, path, issues);
  const { resolved, text, tag } = value;
  if (wanted === 'a text') return text;
  if (wanted === 'true or false') {
    if (typeof resolved === 'boolean') return resolved;
    if (tag === '!!str' && [...TRUE, ...FALSE].includes(text)) return TRUE.includes(text);
    return refuse('type', wanted, value, path, issues);
  }
  if (typeof resolved !== 'bigint' && typeof resolved !== 'number') return refuse('type', wanted, value, path, issues);
  if (wanted === 'a whole number' && resolved >= 2 ** 63) return refuse('type', wanted, value, path, issues);
  // Go cuts what stands behind the point.
  return wanted === 'a whole number' ? Math.trunc(Number(resolved)) : Number(resolved);
}

function wantedBy(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodNumber) return schema.isInt ? 'a whole number' : 'a number';
  return 'a text';
}

function refuse(what: DecodeIssue['what'], wanted: string, written: GoValue, path: Path, issues: Issues): undefined {
  issues.push({ what, wanted, written, path });
  return undefined;
}
