import type { z } from 'zod';
import type { Path } from '../yaml/place';
import { nearest } from './did-you-mean';
import { pathText, type ConfigFinding } from './finding';
import { configSchema } from './schema/config';
import { keysAt, layersAt } from './schema/schema-at';
import { durations } from './schema/scalars';
import { valueAt } from './value-at';

/** Where a key of kube-burner 1 or of its documentation went. */
const MOVED: Readonly<Record<string, string>> = {
  churn: 'churnConfig',
  churnCycles: 'churnConfig.cycles',
  churnDuration: 'churnConfig.duration',
  churnPercent: 'churnConfig.percent',
  churnDelay: 'churnConfig.delay',
  churnDeletionStrategy: 'churnConfig.mode',
  prometheusURL: 'endpoint',
  indexerConfig: 'metricsEndpoints[].indexer',
};

/** Nobody reads more at once, and placing each takes time. */
const MOST_FINDINGS = 100;

/** The first things in a config that kube-burner's strict decoding refuses, and durations without a unit. */
export function strictFindings(value: unknown): readonly ConfigFinding[] {
  const issues = configSchema.safeParse(value).error?.issues ?? [];
  const told = issues.slice(0, MOST_FINDINGS).flatMap(issue => findingsOf(issue, value));
  return [...told, ...bareDurations(value, [])].slice(0, MOST_FINDINGS);
}

function findingsOf(issue: z.core.$ZodIssue, root: unknown): readonly ConfigFinding[] {
  const path = issue.path.filter(step => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownKey(path, key));
  const written = valueAt(root, path);
  if (issue.code === 'custom') {
    return [{ rule: 'burner-duration', severity: 'error', path, message: `${pathText(path)}: ${issue.message}.` }];
  }
  if (written === undefined) return [missingKey(path)];
  if (issue.code === 'invalid_value') return [wrongValue(path, written, issue.values.map(String))];
  return [wrongType(path, written, issue)];
}

function unknownKey(parent: Path, key: string): ConfigFinding {
  const moved = MOVED[key];
  const near = nearest(key, keysAt(parent));
  const advice = moved
    ? `It is now ${moved}.`
    : near
      ? `Did you mean ${near}?`
      : 'kube-burner refuses the whole file for it.';
  const place = parent.length === 0 ? 'the top level' : pathText(parent);
  const message = `Unknown key ${key} in ${place}. ${advice}`;
  return { rule: 'burner-unknown-key', severity: 'error', path: [...parent, key], at: 'key', message };
}

function missingKey(path: Path): ConfigFinding {
  const message = `${pathText(path)} is missing: kube-burner needs it.`;
  return { rule: 'burner-missing-key', severity: 'error', path: path.slice(0, -1), message };
}

function wrongValue(path: Path, written: unknown, allowed: readonly string[]): ConfigFinding {
  const near = typeof written === 'string' ? nearest(written, allowed) : undefined;
  const advice = near ? `Did you mean ${near}?` : `It takes ${allowed.join(', ')}.`;
  return {
    rule: 'burner-value',
    severity: 'error',
    path,
    message: `${pathText(path)} cannot be ${show(written)}. ${advice}`,
  };
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function wrongType(path: Path, written: unknown, issue: z.core.$ZodIssue): ConfigFinding {
  const wanted = issue.code === 'invalid_type' ? (TYPES[issue.expected] ?? issue.expected) : undefined;
  const message = wanted
    ? `${pathText(path)} takes ${wanted}, not ${show(written)}.`
    : `${pathText(path)}: ${issue.message}.`;
  return { rule: 'burner-type', severity: 'error', path, message };
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value !== null && typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
}

/** Numbers where a duration is meant: Go counts them in nanoseconds. */
function bareDurations(value: unknown, path: Path): readonly ConfigFinding[] {
  if (typeof value === 'number')
    return value !== 0 && layersAt(path).some(layer => durations.has(layer)) ? [bareDuration(value, path)] : [];
  if (value === null || typeof value !== 'object') return [];
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return entries.flatMap(([key, item]) => bareDurations(item, [...path, key]));
}

function bareDuration(value: number, path: Path): ConfigFinding {
  const message = `${pathText(path)}: ${value} without a unit is ${value} nanoseconds. Write a unit, for example ${value}s.`;
  return { rule: 'burner-duration', severity: 'warning', path, message };
}
