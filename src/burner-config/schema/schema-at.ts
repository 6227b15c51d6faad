import { z } from 'zod';
import type { Path } from '../../yaml/place';
import { configSchema } from './config';

/** The schema of the value at a path of the config, without defaults and options around it. */
export function schemaAt(path: Path): z.core.$ZodType | undefined {
  return path.reduce<z.core.$ZodType | undefined>((schema, step) => inside(schema, step), configSchema);
}

/** Keys that may stand in the mapping at a path. */
export function keysAt(path: Path): readonly string[] {
  const schema = bare(schemaAt(path));
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Whether the value at a path is a list. */
export function isListAt(path: Path): boolean {
  return bare(schemaAt(path)) instanceof z.ZodArray;
}

function inside(schema: z.core.$ZodType | undefined, step: string | number): z.core.$ZodType | undefined {
  const outer = bare(schema);
  if (outer instanceof z.ZodObject && !Object.hasOwn(outer.shape, step)) return undefined;
  if (outer instanceof z.ZodObject) return (outer.shape as Record<string, z.core.$ZodType>)[step];
  if (outer instanceof z.ZodArray) return outer.element;
  return outer instanceof z.ZodRecord ? outer.valueType : undefined;
}

function bare(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const inner = schema === undefined ? undefined : unwrapped(schema);
  return inner === undefined ? schema : bare(inner);
}

/** What stands inside a default or an option. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const wraps = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault;
  return wraps ? schema.unwrap() : undefined;
}

/** Every schema on the way from a field inwards, to look one up in a registry. */
export function layersAt(path: Path): readonly z.core.$ZodType[] {
  const layers: z.core.$ZodType[] = [];
  for (let schema = schemaAt(path); schema !== undefined; schema = unwrapped(schema)) layers.push(schema);
  return layers;
}
