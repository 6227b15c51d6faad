import * as l10n from '@vscode/l10n';
import { isNone, readIntOrPercent, type IntOrPercent } from '../../kubernetes/int-or-percent';
import type { PlainRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Finding, Fix } from '../rule';
import { shown } from '../shown';

/** A field of an update strategy: what is written, what counts, and where it stands. */
export interface Amount {
  readonly key: 'maxUnavailable' | 'maxSurge';
  readonly path: Path;
  /** `undefined` for what is no number or percentage, or comes from a template. */
  readonly value: IntOrPercent | undefined;
}

/** maxUnavailable and maxSurge, with what the API server takes when they are left out. */
export function amounts(
  rollingUpdate: PlainRecord,
  unavailable: string | number,
  surge: string | number,
  path: Path,
): readonly [Amount, Amount] {
  const amount = (key: Amount['key'], standard: string | number): Amount => ({
    key,
    path: [...path, 'rollingUpdate', key],
    value: readIntOrPercent(rollingUpdate[key] ?? standard),
  });
  return [amount('maxUnavailable', unavailable), amount('maxSurge', surge)];
}

/** 0 or 0 %. */
export function isNothing({ value }: Amount): boolean {
  return value !== undefined && isNone(value);
}

/** Whether it is an IntOrString at all, valid or not. */
export function decodes(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string' || Number.isInteger(value);
}

/** No number or percentage at all, or, for `bounded` fields, more than all pods. */
export function amountRefusals(
  rollingUpdate: PlainRecord,
  all: readonly Amount[],
  bounded: readonly Amount[],
): readonly Finding[] {
  return all.flatMap(amount => {
    const { key, path, value } = amount;
    const written = rollingUpdate[key];
    if (isTemplated(written)) return [];
    if (value === undefined)
      return [
        {
          path,
          message: l10n.t`${key} is ${shown(written)}, neither a whole number nor a percentage. Write a number without quotes, or "25%".`,
          fixes: numberFix(path, written),
        },
      ];
    if (!bounded.includes(amount) || !('percent' in value) || value.percent <= 100) return [];
    return [
      {
        path,
        message: l10n.t`${key} is ${value.percent}%, more than all pods. Set at most 100%.`,
        fixes: [suggestion(path, '25%')],
      },
    ];
  });
}

/** A number in quotes means the number. */
function numberFix(path: Path, written: unknown): readonly Fix[] {
  if (typeof written !== 'string' || !/^\d{1,9}$/.test(written)) return [];
  const value = Number(written);
  return [{ title: l10n.t`Write ${value} without quotes`, safe: true, changes: [{ op: 'set', path, value }] }];
}

/** The value set at `path`, for a person to type over. */
export function suggestion(path: Path, value: string | number): Fix {
  const key = String(path.at(-1));
  return {
    title: l10n.t`Set ${key} to ${value}`,
    safe: false,
    changes: [{ op: 'set', path, value }],
    placeholder: path,
  };
}
