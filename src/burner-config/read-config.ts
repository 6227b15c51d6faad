import { TemplateError } from '../template/template-error';
import type { YamlDocument } from '../yaml/document';
import type { Path, Span } from '../yaml/place';
import { readYaml } from '../yaml/read';
import { semanticFindings } from './checks/table';
import type { BurnerConfig } from './config';
import type { BurnerFinding, ConfigFinding } from './finding';
import { renderConfig, type ConfigData } from './render-config';
import { configSchema } from './schema/config';
import { setValues } from './set-values';
import { strictFindings } from './strict-findings';
import { withoutNulls } from './value-at';
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
  return { rule: 'burner-template', severity: 'error', message, path: [], span: { start: offset, end: offset + 1 } };
}

function readRendered(text: string, toSource: (span: Span) => Span, options: ReadOptions): ReadResult {
  const file = readYaml(text, { templates: 'literal' });
  const problem = file.problems.find(({ code }) => code !== 'duplicate-key');
  const document = file.documents.find(({ value }) => value !== undefined && value !== null);
  const locate = (finding: Pick<ConfigFinding, 'path' | 'at'>) => toSource(spanIn(document, finding.path, finding.at));
  const spanOf = (path: Path) => locate({ path });
  if (problem !== undefined || document === undefined) {
    const message = problem?.message ?? 'The config is empty: a kube-burner config has a list of jobs.';
    const span = toSource(problem?.span ?? { start: 0, end: 0 });
    return { findings: [{ rule: 'burner-syntax', severity: 'error', message, path: [], span }], notes: [], spanOf };
  }
  const value = withoutNulls(setValues(document.value, options.set ?? []));
  const { config, findings } = readValue(value, options);
  const placed = findings.map(finding => ({ ...finding, span: locate(finding) }));
  return { ...(config === undefined ? {} : { config }), findings: placed, notes: writtenNotes(value), spanOf };
}

/** Decodes and checks a config that is already a plain value. */
export function readValue(
  value: unknown,
  options: Pick<ReadOptions, 'files' | 'scale'>,
): { readonly config?: BurnerConfig; readonly findings: readonly ConfigFinding[] } {
  const strict = strictFindings(value);
  if (strict.some(({ severity }) => severity === 'error')) return { findings: strict };
  const config = scaled(configSchema.parse(value), options.scale ?? 1);
  const findings = [...strict, ...semanticFindings({ config, written: value, files: options.files })];
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { config, findings };
}

function scaled(config: BurnerConfig, factor: number): BurnerConfig {
  if (factor === 1) return config;
  const jobs = config.jobs.map(job => ({
    ...job,
    jobIterations: job.jobType === 'delete' ? 1 : Math.max(1, Math.round(job.jobIterations * factor)),
  }));
  return { ...config, jobs };
}

/** Where a path stands; when it is not written, the nearest place around it. */
export function spanIn(document: YamlDocument | undefined, path: Path, at: 'key' | 'value' = 'value'): Span {
  for (let length = path.length; document !== undefined && length > 0; length--) {
    const part = path.slice(0, length);
    const key = document.keySpan(part);
    const value = document.valueSpan(part);
    if (key !== undefined && (at === 'key' || length < path.length || value === undefined)) return key;
    if (value !== undefined) return value;
  }
  return document === undefined ? { start: 0, end: 0 } : { start: document.span.start, end: document.span.start };
}
