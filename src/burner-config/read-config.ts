import * as l10n from '@vscode/l10n';
import { TemplateError } from '../template/template-error';
import type { YamlDocument, YamlFile, YamlProblem } from '../yaml/document';
import type { Path, Span } from '../yaml/place';
import { readYaml } from '../yaml/read';
import { resolvePlain } from '../yaml/scalar';
import { semanticFindings } from './checks/table';
import type { BurnerConfig } from './config';
import type { BurnerFinding, ConfigFinding } from './finding';
import { goValueOf, type GoValue, type RepeatedKey } from './go-value';
import { isGlobalFirst } from './checks/order';
import { renderConfig, type ConfigData } from './render-config';
import { configSchema } from './schema/config';
import { setGoValues } from './set-values';
import { MOST_FINDINGS, strictReading } from './strict-findings';
import { writtenNotes } from './written-notes';

export interface ReadOptions extends ConfigData {
  /** The config's file name, for template errors. */
  readonly name: string;
  /** Assignments of --set. */
  readonly set?: readonly string[];
  /** Factor on jobIterations; at least one iteration stays. */
  readonly scale?: number;
}

export interface ReadResult {
  /** Only when nothing is an error. */
  readonly config?: BurnerConfig;
  readonly findings: readonly BurnerFinding[];
  /** What it asks for and a run does otherwise, a sentence each. */
  readonly notes: readonly string[];
  /** Where the value at a path of the config stands in the text as written. */
  readonly spanOf: (path: Path) => Span;
}

/** Reads a kube-burner config: renders it, decodes it strictly, fills in defaults, checks it. Never throws. */
export function readBurnerConfig(text: string, options: ReadOptions): ReadResult {
  try {
    const rendered = renderConfig(text, options.name, options);
    return readRendered(rendered.text, span => rendered.map.source(span), options);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { findings: [templateFinding(error)], notes: [], spanOf: () => ({ start: 0, end: 0 }) };
  }
}

function templateFinding({ message, offset }: TemplateError): BurnerFinding {
  return {
    rule: 'burner-template-error',
    severity: 'error',
    message,
    path: [],
    span: { start: offset, end: offset + 1 },
  };
}

function readRendered(text: string, toSource: (span: Span) => Span, options: ReadOptions): ReadResult {
  const file = readYaml(text, { templates: 'literal' });
  const document = file.documents.find(({ value }) => value !== undefined && value !== null);
  // Of several documents kube-burner reads the first.
  const problem = syntaxProblem(file, document);
  const locate = (finding: Pick<ConfigFinding, 'path' | 'at'>) => toSource(spanIn(document, finding.path, finding.at));
  const spanOf = (path: Path) => locate({ path });
  const read = document && goValueOf(document, text);
  if (problem !== undefined || read === undefined) {
    const message = problem?.message ?? l10n.t`The config is empty: a kube-burner config has a list of jobs.`;
    const span = toSource(problem?.span ?? { start: 0, end: 0 });
    return { findings: [{ rule: 'burner-syntax', severity: 'error', message, path: [], span }], notes: [], spanOf };
  }
  const { config, findings, written, more } = readValue(
    setGoValues(read.value, options.set ?? []),
    options,
    read.repeated.length > 0,
  );
  const placed = findings.map(finding => ({ ...finding, span: locate(finding) }));
  const all = [...placed, ...repeatedFindings(read.repeated, toSource)].sort(bySpan);
  return {
    ...(config === undefined ? {} : { config }),
    findings: limited(all, more),
    notes: writtenNotes(written),
    spanOf,
  };
}

/** What keeps the first document from being read; a key written twice is told by itself. */
export function syntaxProblem({ problems }: YamlFile, document: YamlDocument | undefined): YamlProblem | undefined {
  return problems.find(
    ({ code, span }) => code !== 'duplicate-key' && (document === undefined || span.start < document.span.end),
  );
}

export function repeatedFindings(
  repeated: readonly RepeatedKey[],
  toSource: (span: Span) => Span = span => span,
): readonly BurnerFinding[] {
  return repeated.map(({ key, span }) => {
    const message = l10n.t`The key ${key} stands twice in this mapping, which kube-burner refuses. Remove one.`;
    return { rule: 'burner-syntax', severity: 'error', message, path: [key], span: toSource(span) };
  });
}

const bySpan = (a: BurnerFinding, b: BurnerFinding) => a.span.start - b.span.start;

/** The first findings; what stands behind them is counted, with the `more` that nobody listed. */
export function limited(findings: readonly BurnerFinding[], more = 0): readonly BurnerFinding[] {
  const rest = findings.slice(MOST_FINDINGS);
  const next = rest[0] ?? findings.at(-1);
  const count = rest.length + more;
  if (count === 0 || next === undefined) return findings;
  const severity = rest.some(one => one.severity === 'error') ? 'error' : next.severity;
  const message = l10n.t`${count} more findings from here on are not listed: correct those above first.`;
  return [...findings.slice(0, MOST_FINDINGS), { ...next, severity, message, fixes: [] }];
}

interface ValueReading {
  readonly config?: BurnerConfig;
  readonly findings: readonly ConfigFinding[];
  readonly written: unknown;
  /** Findings that are only counted. */
  readonly more: number;
}

/** Decodes and checks a config as its YAML has it. */
function readValue(
  value: GoValue,
  options: Pick<ReadOptions, 'files' | 'scale' | 'set'>,
  isRefused: boolean,
): ValueReading {
  const { value: written, findings: strict, more } = strictReading(value);
  if (isRefused || strict.some(({ severity }) => severity === 'error')) return { findings: strict, written, more };
  const config = scaled(withOverride(configSchema.parse(written), written, options.set), options.scale ?? 1);
  const findings = [...strict, ...semanticFindings({ config, written, files: options.files, set: options.set })];
  return findings.some(({ severity }) => severity === 'error')
    ? { findings, written, more }
    : { config, findings, written, more };
}

/** global.waitWhenFinished takes the waits of each job away, when kube-burner has read it before the jobs. */
function withOverride(config: BurnerConfig, written: unknown, set: readonly string[] = []): BurnerConfig {
  if (!config.global.waitWhenFinished || !isGlobalFirst(written, set)) return config;
  return { ...config, jobs: config.jobs.map(job => ({ ...job, podWait: false, waitWhenFinished: false })) };
}

function scaled(config: BurnerConfig, factor: number): BurnerConfig {
  if (factor === 1) return config;
  const jobs = config.jobs.map(job => ({
    ...job,
    jobIterations: job.jobType === 'delete' ? 1 : Math.max(1, Math.round(job.jobIterations * factor)),
  }));
  return { ...config, jobs };
}

/** Paths have keys as Go reads them, and documents as Kubernetes does: there `n` is false. */
const asKubernetesReads = (step: string | number) =>
  typeof step === 'string' && step.length <= LONGEST_WORD ? String(resolvePlain(step)) : step;
const LONGEST_WORD = 5;

/** Where a path stands; when it is not written, the nearest place around it. */
export function spanIn(document: YamlDocument | undefined, path: Path, at: 'key' | 'value' = 'value'): Span {
  for (let length = path.length; document !== undefined && length > 0; length--) {
    const part = path.slice(0, length);
    const read = part.map(asKubernetesReads);
    const key = document.keySpan(part) ?? document.keySpan(read);
    const value = document.valueSpan(part) ?? document.valueSpan(read);
    if (key !== undefined && (at === 'key' || length < path.length || value === undefined)) return key;
    if (value !== undefined) return value;
  }
  return document === undefined ? { start: 0, end: 0 } : { start: document.span.start, end: document.span.start };
}
