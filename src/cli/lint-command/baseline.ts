import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../kubernetes/object';
import { CliError } from '../cli-error';
import { identityOf, type Identified } from './identity';
import type { LintedFile, LintedFinding } from './linted';
import { slashed } from './sources';

/** A finding that is known already, and how often it stands in its file. `file` is relative to the baseline's folder. */
export interface KnownFinding extends Identified {
  readonly count: number;
}

interface BaselineFile {
  readonly version: 1;
  readonly findings: readonly KnownFinding[];
}

/** What a baseline leaves. */
export interface Compared {
  readonly files: readonly LintedFile[];
  /** Findings that are known. */
  readonly known: number;
  /** Known findings that are not there any more; `count` says how many. */
  readonly gone: readonly KnownFinding[];
}

/** Reads a baseline; a usage error when it is none. */
export function readBaseline(file: string): readonly KnownFinding[] {
  const content: unknown = parse(file, read(file));
  if (!isRecord(content) || content['version'] !== 1 || !Array.isArray(content['findings'])) {
    throw new CliError(`${file} is not a baseline of headroom: write it anew with --update-baseline.`, 2);
  }
  return (content as unknown as BaselineFile).findings;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const what = missing ? 'does not exist: write it with --update-baseline' : `cannot be read (${String(error)})`;
    throw new CliError(`The baseline ${file} ${what}.`, 2);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(`The baseline ${file} is not JSON: write it anew with --update-baseline.`, 2);
  }
}

/** Takes away what is known. Entries of files that were not looked at and still exist are not gone. */
export function compare(baseline: string, known: readonly KnownFinding[], files: readonly LintedFile[]): Compared {
  const left = new Map(known.map(finding => [identityOf(fromFolder(baseline, finding)), finding.count]));
  let suppressed = 0;
  const isNew = ({ finding }: LintedFinding): boolean => {
    const identity = identityOf(finding);
    const count = left.get(identity) ?? 0;
    if (count === 0) return true;
    left.set(identity, count - 1);
    suppressed++;
    return false;
  };
  const compared = files.map(file => ({ ...file, findings: file.findings.filter(isNew) }));
  const looked = new Set(files.map(({ file }) => file));
  const gone = known.flatMap(finding => {
    const here = fromFolder(baseline, finding);
    const count = left.get(identityOf(here)) ?? 0;
    return count > 0 && (looked.has(here.file) || isGone(here.file)) ? [{ ...here, count }] : [];
  });
  return { files: compared, known: suppressed, gone };
}

/** Writes everything found as known; what an earlier baseline knows of files that were not looked at stays. */
export function updateBaseline(baseline: string, files: readonly LintedFile[]): number {
  const before = existsSync(baseline) ? readBaseline(baseline) : [];
  const looked = new Set(files.map(({ file }) => file));
  const kept = before.filter(finding => {
    const { file } = fromFolder(baseline, finding);
    return !looked.has(file) && !isGone(file);
  });
  const found = counted(files.flatMap(({ findings }) => findings.map(({ finding }) => inFolder(baseline, finding))));
  const findings = [...kept, ...found].sort((a, b) => (identityOf(a) < identityOf(b) ? -1 : 1));
  const content: BaselineFile = { version: 1, findings };
  writeFileSync(baseline, `${JSON.stringify(content, null, 2)}\n`);
  return findings.reduce((sum, { count }) => sum + count, 0);
}

function counted(findings: readonly Identified[]): readonly KnownFinding[] {
  const known = new Map<string, KnownFinding>();
  for (const finding of findings) {
    const identity = identityOf(finding);
    const { file, rule, object, path: place, message, count } = known.get(identity) ?? { ...finding, count: 0 };
    known.set(identity, { file, rule, object, path: place, message, count: count + 1 });
  }
  return [...known.values()];
}

const isLive = (file: string): boolean => file.startsWith('live:');
const isGone = (file: string): boolean => !isLive(file) && !existsSync(file);

/** With the file as seen from the working folder. */
function fromFolder<T extends Identified>(baseline: string, finding: T): T {
  if (isLive(finding.file)) return finding;
  return { ...finding, file: slashed(path.relative('', path.resolve(path.dirname(baseline), finding.file))) };
}

/** With the file as seen from the baseline's folder, so that it can be used from any other. */
function inFolder<T extends Identified>(baseline: string, finding: T): T {
  if (isLive(finding.file)) return finding;
  return { ...finding, file: slashed(path.relative(path.dirname(baseline), finding.file)) };
}
