import type { Path } from '../../yaml/place';
import type { Finding } from '../rule';
import { isTemplated } from '../../yaml/templated';

/** The number at `path` if it is one; otherwise says what the API server's decoder refuses. Absent and 0 are 0, as in Go. */
export function integer(value: unknown, path: Path, refusals: Finding[]): number | undefined {
  if (value === undefined || value === null) return 0;
  if (isTemplated(value)) return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  refusals.push({
    path,
    message: `${fieldName(path)} is ${JSON.stringify(value)}, which is no integer. Write a whole number without quotes.`,
  });
  return undefined;
}

/** A finding for a value outside `allowed`, or for a missing one; nothing when it is known and allowed. */
export function oneOf(value: unknown, allowed: readonly string[], path: Path): readonly Finding[] {
  if (isTemplated(value) || (typeof value === 'string' && allowed.includes(value))) return [];
  const choices = `Set it to ${listed(allowed)}.`;
  const field = fieldName(path);
  if (value === undefined || value === null || value === '')
    return [{ path, message: `${field} is not set. ${choices}` }];
  return [{ path, message: `${field} ${JSON.stringify(value)} is not one the API server knows. ${choices}` }];
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** A path as Kubernetes writes fields in errors, e.g. `spec.rules[0].subjects`. */
export function fieldName(path: Path): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}
