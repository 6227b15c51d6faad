/** A moment (epoch ms) as Go writes a time.Time in UTC: RFC 3339 without trailing zeros of the fraction. */
export function goTime(at: number): string {
  return new Date(at).toISOString().replace(/\.?0*Z$/, 'Z');
}

/** A time.Duration: whole nanoseconds. */
export const goDuration = (ms: number): number => Math.round(ms * 1e6);

/** The fields that Go's `omitempty` keeps: not 0, "", false, null, and no empty list or map. */
export function withoutEmpty(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === 0 || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
