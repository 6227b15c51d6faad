/** A value as messages show it: scalars as JSON, cut where they are long; lists and mappings only in outline. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? '[…]' : '[]';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0 ? '{…}' : '{}';
  const text = JSON.stringify(value) ?? 'null';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
