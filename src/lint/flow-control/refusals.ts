import * as l10n from '@vscode/l10n';
import { asRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Finding } from '../rule';
import { shown } from '../shown';

/** The number, 0 when it is absent as in Go; `undefined` when nothing is known or the decoder refuses it. */
export function integer(value: unknown): number | undefined {
  if (value === undefined || value === null) return 0;
  return !isTemplated(value) && Number.isInteger(value) ? (value as number) : undefined;
}

/** A finding for a value outside `allowed`, or for a missing one; nothing when it is known and allowed. */
export function oneOf(value: unknown, allowed: readonly string[], path: Path): readonly Finding[] {
  if (isTemplated(value) || (typeof value === 'string' && allowed.includes(value))) return [];
  const field = fieldName(path);
  const choices = listed(allowed);
  if (value === undefined || value === null || value === '')
    return [{ path, message: l10n.t`${field} is not set. Set it to ${choices}.` }];
  return [{ path, message: l10n.t`${field} ${shown(value)} is not one the API server knows. Set it to ${choices}.` }];
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  const others = words.slice(0, -1).join(', ');
  return l10n.t`${others} or ${last}`;
}

/** A path as Kubernetes writes fields in errors, e.g. `spec.rules[0].subjects`; without the way to an item of a List. */
export function fieldName(path: Path): string {
  const inside = path[0] === 'items' ? path.slice(2) : path;
  return inside
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}

/** A finding for a field that must not be there; nothing when it is absent. */
export function unwanted(fields: unknown, key: string, path: Path, message: string): readonly Finding[] {
  const value = asRecord(fields)[key];
  if (value === undefined || value === null) return [];
  const at = [...path, key];
  const fixes = [{ title: l10n.t`Remove ${key}`, safe: false, changes: [{ op: 'remove' as const, path: at }] }];
  return [{ path: at, at: 'key', message, fixes }];
}
