import * as l10n from '@vscode/l10n';
import { jsonPointer, type Path } from '../../yaml/place';
import type { Finding, LintObject } from '../rule';
import { fieldName } from './refusals';
import { departures, type Departure, type Shape } from './shape';
import { shown } from '../shown';

/** Values that the API server's decoder refuses whatever the validation level, and then what else is refused beside them. */
export function decodingRefusals(
  { object, path }: LintObject,
  shape: Shape,
  others: readonly Finding[],
): readonly Finding[] {
  const wrong = departures(object, shape, path).filter(({ unknownOf }) => !unknownOf);
  const own = wrong.map((departure): Finding => ({ path: departure.path, message: messageOf(departure) }));
  const pointers = wrong.map(departure => jsonPointer(departure.path));
  return [...own, ...others.filter(finding => !pointers.some(pointer => isAtOrBelow(finding.path, pointer)))];
}

function isAtOrBelow(path: Path, pointer: string): boolean {
  return `${jsonPointer(path)}/`.startsWith(`${pointer}/`);
}

function messageOf({ path, wanted, value }: Departure): string {
  const field = fieldName(path);
  const written = shown(value);
  if (wanted === 'integer')
    return l10n.t`${field} is ${written}, which is no integer. Write a whole number without quotes.`;
  if (wanted === 'text') return l10n.t`${field} is ${written}, which is no text. Write it in quotes.`;
  if (wanted === 'boolean') return l10n.t`${field} is ${written}. Write true or false, without quotes.`;
  if (typeof wanted === 'object' && 'list' in wanted)
    return l10n.t`${field} is ${written}, which is no list. Write it as a list.`;
  return l10n.t`${field} is ${written}, which is no mapping. Write its fields under it.`;
}
