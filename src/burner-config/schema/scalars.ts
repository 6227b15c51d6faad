import { z } from 'zod';
import { parseDuration } from '../duration';

/** Schemas that hold a Go duration, so that bare numbers in them can be found. */
export const durations = z.registry();

/** A string as yaml.v3 decodes into one: numbers and booleans are taken as written. */
export const text = (description: string) =>
  z
    .preprocess(value => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value), z.string())
    .meta({ description });

export const flag = (description: string) => z.boolean().meta({ description });
export const whole = (description: string) => z.int().meta({ description });
export const decimal = (description: string) => z.number().meta({ description });

/** A Go duration (`300ms`, `1h30m`), in milliseconds when read. A bare number is nanoseconds, as Go counts. */
export function duration(description: string) {
  const schema = z
    .preprocess(
      value => (typeof value === 'number' ? `${value}ns` : value),
      z.string().transform((written, context) => {
        const milliseconds = parseDuration(written);
        if (milliseconds !== undefined) return milliseconds;
        context.addIssue({
          code: 'custom',
          message: `${JSON.stringify(written)} is not a duration: write a number with a unit, such as 300ms, 10s, 2m or 1h30m`,
          params: { rule: 'burner-duration' },
        });
        return z.NEVER;
      }),
    )
    .meta({ description });
  durations.add(schema);
  return schema;
}

export const labels = (description: string) => z.record(z.string(), text('Value')).meta({ description });
export const list = <Item extends z.ZodType>(item: Item, description: string) =>
  z.array(item).default([]).meta({ description });
