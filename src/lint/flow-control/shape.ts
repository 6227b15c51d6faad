import { isRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';

/** What the API server's decoder takes for a value; `null` it takes for everything. */
export type Shape =
  | 'text'
  | 'integer'
  | 'boolean'
  | 'anything'
  /** A mapping of texts: labels, annotations. */
  | 'texts'
  | { readonly list: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

/** Where a value departs from its shape. */
export interface Departure {
  readonly path: Path;
  /** A field the API version does not have, with those it has; else a value of the wrong type. */
  readonly unknownOf?: readonly string[];
  /** What the decoder wants instead. */
  readonly wanted: Shape;
  readonly value: unknown;
}

/** int32, as every number of the flowcontrol group is. */
const largest = 2 ** 31 - 1;

/** Every place where `value` is not as `shape` says: unknown fields, and values of the wrong type. */
export function departures(value: unknown, shape: Shape, path: Path): readonly Departure[] {
  if (value === undefined || value === null || isTemplated(value) || shape === 'anything') return [];
  if (typeof shape === 'string')
    return isOfType(value, shape) ? textDepartures(value, shape, path) : [{ path, wanted: shape, value }];
  if ('list' in shape) {
    if (!Array.isArray(value)) return [{ path, wanted: shape, value }];
    return value.flatMap((item: unknown, index) => departures(item, shape.list, [...path, index]));
  }
  if (!isRecord(value)) return [{ path, wanted: shape, value }];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (field) return departures(inner, field, [...path, key]);
    return [{ path: [...path, key], unknownOf: Object.keys(shape.fields), wanted: shape, value: inner }];
  });
}

function isOfType(value: unknown, type: Exclude<Shape, object>): boolean {
  if (type === 'text') return typeof value === 'string';
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer') return Number.isInteger(value) && Math.abs(value as number) <= largest;
  return isRecord(value);
}

function textDepartures(value: unknown, shape: Shape, path: Path): readonly Departure[] {
  if (shape !== 'texts' || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, text]) => departures(text, 'text', [...path, key]));
}
