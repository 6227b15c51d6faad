import { z } from 'zod';
import type { Path } from '../../yaml/place';
import { behaviourAt } from './behaviour';
import { layersAt } from './schema-at';
import { durations } from './scalars';
import { descriptionAt } from './words-at';

/** A key of the config as a person wants to know it. */
export interface Field {
  /** `duration`, `whole number`, `list` … */
  readonly type: string;
  /** As it would be written; none when nothing is filled in. */
  readonly default?: string;
  readonly required: boolean;
  readonly description: string;
  /** What kube-burner really does, where there is more to say. */
  readonly behaviour?: string;
}

/** The key at a path of the config, or of a profile; `undefined` where it has none. */
export function fieldAt(path: Path, root?: z.core.$ZodType): Field | undefined {
  const layers = layersAt(path, root);
  const innermost = layers.at(-1);
  if (innermost === undefined) return undefined;
  const type = layers.some(layer => durations.has(layer)) ? 'duration' : typeOf(innermost);
  const standard = layers.find(layer => layer instanceof z.ZodDefault)?.def.defaultValue;
  const isFilled = layers.some(
    layer => layer instanceof z.ZodDefault || layer instanceof z.ZodOptional || layer instanceof z.ZodPrefault,
  );
  const behaviour = root === undefined ? behaviourAt(path) : undefined;
  return {
    type,
    required: !isFilled,
    description: descriptionAt(path, root),
    ...(standard === undefined ? {} : { default: written(standard, type) }),
    ...(behaviour === undefined ? {} : { behaviour }),
  };
}

function typeOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodEnum) return 'one of';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'whole number' : 'number';
  if (schema instanceof z.ZodArray) return 'list';
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'mapping';
  return schema instanceof z.ZodUnknown ? 'anything' : 'text';
}

function written(value: unknown, type: string): string {
  if (type === 'duration') return goDuration(Number(value));
  return typeof value === 'string' ? (value === '' ? '""' : value) : JSON.stringify(value);
}

/** Milliseconds as people write them for Go: 4h, 10m, 30s, 0. */
export function goDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0s';
  for (const [unit, size] of [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ] as const) {
    if (milliseconds % size === 0) return `${milliseconds / size}${unit}`;
  }
  return `${milliseconds}ms`;
}
