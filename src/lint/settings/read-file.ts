import * as l10n from '@vscode/l10n';
import { isRecord, type PlainRecord } from '../../kubernetes/object';
import type { YamlFile } from '../../yaml/document';
import type { Path } from '../../yaml/place';
import { ruleMetas } from '../rule-page';
import { syntaxFindings } from '../yaml-syntax';
import { headroomConfig } from './headroom-config';
import type { ParsedSettings } from './parsed';
import { matcherOf, type Matcher } from './pattern';
import { readRules } from './read-rules';
import { reportOn, type Report } from './report';

/** Keys of a .headroom.yaml with what they mean. */
export const settingsKeys = {
  root: 'true: .headroom.yaml files in the folders above do not count here',
  rules: 'severity and options of rules, by id',
  ignore: 'files that are not linted at all, as patterns relative to this file',
  overrides: 'rules that differ for some files; later ones win',
} as const;
/** Keys of an entry of `overrides`. */
export const overrideKeys = {
  files: 'which files, as patterns relative to this file',
  rules: 'severity and options of rules for these files',
} as const;

const settable = () =>
  new Map(ruleMetas.filter(({ id }) => id !== headroomConfig.id).map(meta => [meta.id, meta] as const));

/** Reads one .headroom.yaml strictly. Never throws; what is wrong is found with its place, and the rest counts. */
export function readSettingsFile(file: YamlFile): ParsedSettings {
  const first = file.documents.findIndex(({ value }) => value !== undefined && value !== null);
  const report = reportOn(file, Math.max(first, 0));
  report.findings.push(...syntaxFindings(file).map(finding => ({ ...finding, rule: headroomConfig.id })));
  const value = file.documents[first]?.value ?? {};
  if (!isRecord(value)) {
    report.wrong([], l10n.t`A .headroom.yaml is a mapping. Write keys such as rules and ignore.`);
    return { root: false, rules: new Map(), ignore: [], overrides: [], findings: report.findings };
  }
  const metas = settable();
  unknownKeys(value, [], Object.keys(settingsKeys), report);
  const { root } = value;
  if (root !== undefined && typeof root !== 'boolean') {
    report.wrong(['root'], l10n.t`root must be true or false. Write one of them without quotes.`);
  }
  return {
    root: root === true,
    rules: readRules(value['rules'], ['rules'], metas, report),
    ignore: readPatterns(value['ignore'], ['ignore'], report),
    overrides: readOverrides(value['overrides'], metas, report),
    findings: report.findings,
  };
}

function readOverrides(
  value: unknown,
  metas: ReturnType<typeof settable>,
  report: Report,
): ParsedSettings['overrides'] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    report.wrong(['overrides'], l10n.t`overrides must be a list. Write entries of files and rules, each with "- ".`);
    return [];
  }
  return value.flatMap((entry: unknown, index) => {
    const path = ['overrides', index];
    if (!isRecord(entry) || !('files' in entry)) {
      report.wrong(path, l10n.t`An entry of overrides says which files it is for. Add a list of patterns under files.`);
      return [];
    }
    unknownKeys(entry, path, Object.keys(overrideKeys), report);
    const files = readPatterns(entry['files'], [...path, 'files'], report);
    return [{ files, rules: readRules(entry['rules'], [...path, 'rules'], metas, report) }];
  });
}

function readPatterns(value: unknown, path: Path, report: Report): readonly Matcher[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    report.wrong(path, l10n.t`This must be a list of patterns. Write them as - "vendor/**", one a line.`);
    return [];
  }
  return value.flatMap((pattern: unknown, index) => {
    const matcher = typeof pattern === 'string' ? matcherOf(pattern) : undefined;
    if (!matcher) report.wrong([...path, index], l10n.t`This is no pattern. Write one such as "vendor/**".`);
    return matcher ? [matcher] : [];
  });
}

function unknownKeys(value: PlainRecord, path: Path, known: readonly string[], report: Report): void {
  for (const key of Object.keys(value).filter(one => !known.includes(one))) {
    report.unknown([...path, key], known, l10n.t`There is no setting "${key}" here.`);
  }
}
