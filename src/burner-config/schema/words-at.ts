import { z } from 'zod';
import type { Path } from '../../yaml/place';
import { keysAt, layersAt } from './schema-at';

/** A key of the config and what it means. */
export interface DescribedKey {
  readonly key: string;
  readonly description: string;
  /** A mapping or a list stands below it. */
  readonly nested: boolean;
}

/** Keys that may stand in the mapping at a path of the config. */
export function describedKeysAt(path: Path, root?: z.core.$ZodType): readonly DescribedKey[] {
  return keysAt(path, root).map(key => {
    const inner = [...path, key];
    const schema = layersAt(inner, root).at(-1);
    const nested = schema instanceof z.ZodObject || schema instanceof z.ZodArray || schema instanceof z.ZodRecord;
    return { key, description: descriptionAt(inner, root), nested };
  });
}

/** What the value at a path means; empty where nothing is said. */
export function descriptionAt(path: Path, root?: z.core.$ZodType): string {
  const described = layersAt(path, root).map(layer => z.globalRegistry.get(layer)?.description);
  return described.find(description => description !== undefined) ?? '';
}

/** Words that the value at a path may be; empty when it may be any of its type. */
export function wordsAt(path: Path, root?: z.core.$ZodType): readonly string[] {
  const schema = layersAt(path, root).at(-1);
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodBoolean ? ['true', 'false'] : [];
}
