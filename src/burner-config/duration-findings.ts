import * as l10n from '@vscode/l10n';
import type { Path } from '../yaml/place';
import { pathText, type ConfigFinding, type ConfigFix } from './finding';
import { GoScalar } from './go-scalar';
import type { GoValue } from './go-value';

/** Go's unit of a word that people write. */
const UNITS: readonly (readonly [RegExp, unit: string, times: number])[] = [
  [/^(ms|msecs?|millis(econds?)?)$/i, 'ms', 1],
  [/^(s|secs?|seconds?)$/i, 's', 1],
  [/^(m|mins?|minutes?)$/i, 'm', 1],
  [/^(h|hrs?|hours?)$/i, 'h', 1],
  [/^(d|days?)$/i, 'h', 24],
];

/** A duration that kube-burner refuses: without a unit, or not as Go writes it. */
export function badDuration(path: Path, written: GoValue): ConfigFinding {
  const place = pathText(path);
  const text = written instanceof GoScalar ? written.text : '';
  const isNumber = written instanceof GoScalar && (written.tag === '!!int' || written.tag === '!!float');
  const message = isNumber
    ? l10n.t`${place}: ${text} has no unit. Go would count nanoseconds, and kube-burner refuses it: write a unit, for example ${text}s.`
    : l10n.t`${place}: ${JSON.stringify(text)} is not a duration. Write a number with a unit, such as 300ms, 10s, 2m or 1h30m.`;
  const fixes = isNumber ? withUnit(path, text) : inGo(path, text);
  return { rule: 'burner-duration', severity: 'error', path, message, fixes };
}

const fix = (path: Path, value: string, safe: boolean): ConfigFix => ({
  title: l10n.t`Write ${value}`,
  safe,
  changes: [{ op: 'set', path, value }],
  ...(safe ? {} : { placeholder: path }),
});

/** Seconds are what most people mean; zero is the same in every unit. */
const withUnit = (path: Path, number: string) =>
  /^\d+(\.\d+)?$/.test(number) ? [fix(path, `${number}s`, Number(number) === 0)] : [];

function inGo(path: Path, text: string): readonly ConfigFix[] {
  const [, amount = '', word = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const unit = UNITS.find(([words]) => words.test(word));
  return unit === undefined ? [] : [fix(path, `${Number(amount) * unit[2]}${unit[1]}`, true)];
}
