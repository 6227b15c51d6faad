import { z } from 'zod';
import type { Path } from '../../yaml/place';
import { configSchema } from './config';

type Schema = z.core.$ZodType;

/** The schema of the value at a path of the config, or of a profile, without defaults and options around it. */
export function schemaAt(path: Path, root: Schema = configSchema): Schema | undefined {
  return path.reduce<Schema | undefined>((schema, step) => inside(schema, step), root);
}

/** Keys that may stand in the mapping at a path. */
export function keysAt(path: Path, root?: Schema): readonly string[] {
  const schema = bare(schemaAt(path, root));
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Whether the value at a path is a list. */
export function isListAt(path: Path, root?: Schema): boolean {
  return bare(schemaAt(path, root)) instanceof z.ZodArray;
}

function inside(schema: Schema | undefined, step: string | number): Schema | undefined {
  const outer = bare(schema);
  if (outer instanceof z.ZodObject && !Object.hasOwn(outer.shape, step)) return undefined;
  if (outer instanceof z.ZodObject) return (outer.shape as Record<string, Schema>)[step];
  if (outer instanceof z.ZodArray) return outer.element;
  return outer instanceof z.ZodRecord ? outer.valueType : undefined;
}

function bare(schema: Schema | undefined): Schema | undefined {
  const inner = schema === undefined ? undefined : unwrapped(schema);
  return inner === undefined ? schema : bare(inner);
}

/** What stands inside a default or an option. */
export function unwrapped(schema: Schema): Schema | undefined {
  const wraps = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault;
  return wraps ? schema.unwrap() : undefined;
}

/** Every schema on the way from a field inwards, to look one up in a registry. */
export function layersAt(path: Path, root?: Schema): readonly Schema[] {
  const layers: Schema[] = [];
  for (let schema = schemaAt(path, root); schema !== undefined; schema = unwrapped(schema)) layers.push(schema);
  return layers;
}
