import * as l10n from '@vscode/l10n';
import type { z } from 'zod';
import type { Path } from '../yaml/place';
import { decode, type DecodeIssue } from './decode';
import { nearest } from './did-you-mean';
import { badDuration } from './duration-findings';
import { pathText, type ConfigFinding, type ConfigFix } from './finding';
import { GoScalar } from './go-scalar';
import { anyOf, isMapping, UNKNOWN, type GoValue } from './go-value';
import { configSchema } from './schema/config';
import { unknownKey } from './unknown-key';
import { valueAt } from './value-at';

/** What a strict reading gives: the plain value, and what kube-burner refuses. */
export interface StrictReading {
  readonly value: unknown;
  /** The first of them, in the order of the text. */
  readonly findings: readonly ConfigFinding[];
  /** How many more there are: telling each well takes time. */
  readonly more: number;
}

/** Nobody reads more at once. */
export const MOST_FINDINGS = 100;

/** Decodes a config, or with another schema a profile, as kube-burner does. */
export function strictReading(value: GoValue, schema: z.ZodType = configSchema): StrictReading {
  const { value: plain, issues: refused } = decode(schema, value);
  const root = anyOf(value);
  const issues = schema.safeParse(plain).error?.issues ?? [];
  const rest = issues.slice(0, MOST_FINDINGS).filter(issue => {
    const path = pathOf(issue);
    return !refused.some(one => startsWith(one.path, path) || startsWith(path, one.path)) && !isUnknown(value, path);
  });
  const told = refused.slice(0, MOST_FINDINGS).map(issue => findingOf(issue, root));
  const more = Math.max(0, refused.length - MOST_FINDINGS) + Math.max(0, issues.length - MOST_FINDINGS);
  return { value: plain, findings: [...told, ...rest.map(issue => valueFinding(issue, plain))], more };
}

const pathOf = ({ path }: z.core.$ZodIssue): Path => path.filter(step => typeof step !== 'symbol');
const startsWith = (path: Path, start: Path) => start.every((step, index) => path[index] === step);

/** A template that nobody can render yet may stand for a whole mapping. */
function isUnknown(value: GoValue, path: Path): boolean {
  const found = path.reduce<GoValue | undefined>((at, step) => {
    if (at === UNKNOWN || at === undefined) return at;
    if (at instanceof GoScalar) return undefined;
    return isMapping(at) ? at[step] : at[Number(step)];
  }, value);
  return found === UNKNOWN;
}

function findingOf({ what, path, wanted, written }: DecodeIssue, root: unknown): ConfigFinding {
  if (what === 'unknown-key') return unknownKey(path, root);
  return what === 'duration' ? badDuration(path, written) : wrongType(path, wanted, written);
}

function wrongType(path: Path, wanted: string, written: GoValue): ConfigFinding {
  const place = path.length === 0 ? l10n.t`The config` : pathText(path);
  return {
    rule: 'burner-type',
    severity: 'error',
    path,
    message: l10n.t`${place} takes ${wanted}, not ${show(written)}.`,
    fixes: typeFixes(path, wanted, written),
  };
}

function typeFixes(path: Path, wanted: string, written: GoValue): readonly ConfigFix[] {
  const set = (value: unknown, safe: boolean): ConfigFix[] => [
    { title: l10n.t`Write ${JSON.stringify(value)}`, safe, changes: [{ op: 'set', path, value }] },
  ];
  if (wanted === 'a list' && path.length > 0) return [inList(path, written)];
  if (!(written instanceof GoScalar) || written.tag !== '!!str') return [];
  if (wanted.endsWith('number') && /^\d+(\.\d+)?$/.test(written.text)) return set(Number(written.text), true);
  if (wanted === 'true or false' && /^(true|false)$/i.test(written.text)) return set(/^t/i.test(written.text), true);
  return [];
}

const inList = (path: Path, written: GoValue): ConfigFix => ({
  title: l10n.t`Write it as a list`,
  ...{ safe: false, changes: [{ op: 'set', path, value: [anyOf(written)] }] },
});

function show(value: GoValue): string {
  if (value instanceof GoScalar) return value.tag === '!!str' ? JSON.stringify(value.text) : value.text;
  return isMapping(value) ? l10n.t`a mapping` : l10n.t`a list`;
}

/** What the decoder takes and something later does not: a missing key, or none of the possible words. */
function valueFinding(issue: z.core.$ZodIssue, root: unknown): ConfigFinding {
  const path = pathOf(issue);
  const written = valueAt(root, path);
  if (written === undefined) {
    const message = l10n.t`${pathText(path)} is missing: kube-burner needs it.`;
    return { rule: ruleOf(path, 'burner-missing-key'), severity: 'error', path: path.slice(0, -1), message };
  }
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const near = typeof written === 'string' ? nearest(written, words) : undefined;
  const advice = near
    ? l10n.t`Did you mean ${near}?`
    : words.length > 0
      ? l10n.t`It takes ${words.join(', ')}.`
      : `${issue.message}.`;
  return {
    rule: ruleOf(path, 'burner-value'),
    severity: 'error',
    path,
    message: `${l10n.t`${pathText(path)} cannot be ${JSON.stringify(written)}.`} ${advice}`,
    fixes: near ? [{ title: l10n.t`Write ${near}`, safe: false, changes: [{ op: 'set', path, value: near }] }] : [],
  };
}

const ruleOf = (path: Path, rule: ConfigFinding['rule']): ConfigFinding['rule'] =>
  path.at(-1) === 'patchType' ? 'burner-patch' : rule;
