import * as l10n from '@vscode/l10n';
import { asList, asString } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Change, Finding } from '../rule';
import { fieldName } from './refusals';

type Fields = Readonly<Record<string, unknown>>;

/** A list that must not be empty, and in which "*" stands alone. */
export function wildcardAlone(rule: Fields, key: string, path: Path): readonly Finding[] {
  const at = [...path, key];
  const field = fieldName(at);
  if (isEmpty(rule[key])) return [{ path: at, message: l10n.t`${field} is empty. List at least one, or "*".` }];
  const list = asList(rule[key]);
  if (list.length < 2 || !list.includes('*')) return [];
  // From the end, so that the places of those before stay.
  const others = list.flatMap((item, index) => (item === '*' && index === list.indexOf('*') ? [] : [index])).reverse();
  const removals = others.map((index): Change => ({ op: 'remove', path: [...at, index] }));
  return [
    {
      path: at,
      at: 'key',
      message: l10n.t`${field} holds "*" beside other values. Keep "*" alone, or name each.`,
      fixes: [{ title: l10n.t`Keep "*" alone`, safe: true, changes: removals }],
    },
  ];
}

/** What is wrong with each text of a list; an empty item is an empty text, as in Go. */
export function eachText(
  rule: Fields,
  key: string,
  path: Path,
  problemOf: (text: string) => string | undefined,
): readonly Finding[] {
  return asList(rule[key]).flatMap((item, index) => {
    if (isTemplated(item)) return [];
    const message = problemOf(asString(item) ?? '');
    return message ? [{ path: [...path, key, index], message }] : [];
  });
}

export function isEmpty(value: unknown): boolean {
  return !isTemplated(value) && asList(value).length === 0;
}
