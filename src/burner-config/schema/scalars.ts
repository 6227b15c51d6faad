import { z } from 'zod';
import { parseDuration } from '../duration';

/** Schemas that hold a Go duration, so that bare numbers in them can be found. */
export const durations = z.registry();

/** A text; yaml.v3 puts any scalar into one, as written (decode.ts). */
export const text = (description: string) => z.string().meta({ description });

export const flag = (description: string) => z.boolean().meta({ description });
export const whole = (description: string) => z.int().meta({ description });
export const decimal = (description: string) => z.number().meta({ description });

/** A Go duration (`300ms`, `1h30m`), in milliseconds when read. yaml.v3 takes no bare number for one. */
export function duration(description: string) {
  const schema = z
    .string()
    .transform((written, context) => {
      const milliseconds = parseDuration(written);
      if (milliseconds !== undefined) return milliseconds;
      context.addIssue({ code: 'custom', message: `${JSON.stringify(written)} is not a duration` });
      return z.NEVER;
    })
    .meta({ description });
  durations.add(schema);
  return schema;
}

export const labels = (description: string) => z.record(z.string(), text('Value')).meta({ description });
export const list = <Item extends z.ZodType>(item: Item, description: string) =>
  z.array(item).default([]).meta({ description });
