import type { z } from 'zod';
import { isRecord } from '../../kubernetes/object';
import { profileKind } from '../profile';
import { endpointSchema } from './endpoint';
import { alertProfileSchema, metricsProfileSchema } from './profile';
import { keysAt } from './schema-at';

const endpointsSchema = endpointSchema.array();
/** A profile is known by one of these keys while it is being typed; endpoints only when more is written. */
const begun = [
  [metricsProfileSchema, ['query', 'metricName']],
  [alertProfileSchema, ['expr']],
] as const;

/** The schema of the profile that a value is, or may become: nothing in it is a key that one cannot have. */
export function profileRoot(value: unknown): z.core.$ZodType | undefined {
  const kind = profileKind(value);
  if (kind !== undefined)
    return { metrics: metricsProfileSchema, alerts: alertProfileSchema, endpoints: endpointsSchema }[kind];
  if (!Array.isArray(value)) return undefined;
  const entries: readonly unknown[] = value;
  return begun.find(([schema, names]) => {
    const keys = keysAt([0], schema);
    const isEntry = (one: unknown): boolean =>
      isRecord(one) && Object.entries(one).every(([key, inner]) => inner === null || keys.includes(key));
    return entries.every(isEntry) && entries.some(one => isRecord(one) && names.some(name => name in one));
  })?.[0];
}
