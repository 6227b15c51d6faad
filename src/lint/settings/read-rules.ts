import * as l10n from '@vscode/l10n';
import { isRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { OptionValue, RuleMeta, RuleOption, Severity } from '../rule';
import type { RuleSetting } from '../rule-settings';
import type { RuleTable } from './parsed';
import type { Report } from './report';

/** What may stand as a severity; YAML reads a bare `off` as false. */
export const severityWords: readonly (Severity | 'off')[] = ['off', 'error', 'warning', 'info', 'hint'];

/** Reads a `rules` mapping; entries that are wrong are reported and left out. */
export function readRules(value: unknown, path: Path, metas: ReadonlyMap<string, RuleMeta>, report: Report): RuleTable {
  const table = new Map<string, RuleSetting>();
  if (value === undefined || value === null) return table;
  if (!isRecord(value)) {
    report.wrong(path, l10n.t`rules must be a mapping from rules to severities. Write "cpu-request-missing: warning".`);
    return table;
  }
  for (const [id, written] of Object.entries(value)) {
    const meta = metas.get(id);
    if (meta) table.set(id, readRule(meta, written, [...path, id], report));
    else report.unknown([...path, id], [...metas.keys()], l10n.t`No rule is called "${id}".`);
  }
  return table;
}

function readRule(meta: RuleMeta, written: unknown, path: Path, report: Report): RuleSetting {
  if (!isRecord(written)) return severitySetting(written, path, report);
  const { severity, ...options } = written;
  const read = Object.entries(options).filter(([name, value]) => isOption(meta, name, value, [...path, name], report));
  return {
    ...(severity === undefined ? {} : severitySetting(severity, [...path, 'severity'], report)),
    ...(read.length > 0 ? { options: Object.fromEntries(read) as Record<string, OptionValue> } : {}),
  };
}

function severitySetting(written: unknown, path: Path, report: Report): RuleSetting {
  const severity = written === false ? 'off' : severityWords.find(word => word === written);
  if (severity) return { severity };
  report.wrong(path, l10n.t`This is no severity. Write error, warning, info, hint or off.`);
  return {};
}

function isOption({ id, options = [] }: RuleMeta, name: string, value: unknown, path: Path, report: Report): boolean {
  const option = options.find(one => one.name === name);
  if (!option) {
    const names = ['severity', ...options.map(one => one.name)];
    report.unknown(path, names, l10n.t`Rule ${id} has no option "${name}".`);
    return false;
  }
  if (hasType(option, value)) return true;
  report.wrong(path, wrongType(option));
  return false;
}

function hasType({ default: example }: RuleOption, value: unknown): boolean {
  if (Array.isArray(example)) return Array.isArray(value) && value.every(item => typeof item === 'string');
  return typeof value === typeof example;
}

function wrongType({ name, default: example }: RuleOption): string {
  if (typeof example === 'number') return l10n.t`${name} must be a number. Write one such as ${example}.`;
  if (typeof example === 'boolean') return l10n.t`${name} must be true or false. Write one of them without quotes.`;
  if (typeof example === 'string') return l10n.t`${name} must be a text. Write one such as "${example}".`;
  return l10n.t`${name} must be a list of texts. Write them as "- text", one a line.`;
}
