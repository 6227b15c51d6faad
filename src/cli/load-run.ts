import path from 'node:path';
import type { BurnerConfig } from '../burner-config/config';
import type { Files } from '../burner-config/files';
import type { RunPlan } from '../burner-config/plan';
import { tooLarge } from '../burner-config/most-objects';
import { planRun } from '../burner-config/plan-run';
import { STAND_INS } from '../burner-config/plan-source';
import { readBurnerConfig, type ReadOptions, type ReadResult } from '../burner-config/read-config';
import { setValues } from '../burner-config/set-values';
import { isBurnerConfig } from '../burner-config/shape';
import { PlanError, refuseUnsupported } from '../burner-config/unsupported';
import { scenarioNamed, scenarios } from '../scenarios/catalogue';
import type { BoundLoad } from '../traffic/cluster-load';
import { clusterLoadOf } from '../traffic/cluster-loads';
import { httpConfigSchema, type HttpConfig } from '../traffic/config';
import type { Span } from '../yaml/place';
import { readYaml } from '../yaml/read';
import { CliError } from './cli-error';
import { sha256 } from './digest';
import { diskFiles, readText } from './disk-files';
import { readValues } from './read-values';

/** What `plan` and `run` start from: a kube-burner config, planned; an HTTP load; or another load on an API server. */
export type LoadedRun =
  | {
      readonly kind: 'burner';
      readonly title: string;
      readonly source: string;
      readonly plan: RunPlan;
      /** Where its pods go is said before each job. */
      readonly predicts: boolean;
    }
  | { readonly kind: 'http'; readonly title: string; readonly source: string; readonly config: HttpConfig }
  | { readonly kind: 'cluster'; readonly title: string; readonly source: string; readonly load: BoundLoad };

/** Options that `render`, `plan` and `run` share. */
export interface LoadOptions {
  /** File with values for templates, YAML or JSON. */
  readonly userData?: string;
  readonly set?: readonly string[];
  readonly scale?: number;
  /** Refuses what this version can plan and not run. */
  readonly toRun?: boolean;
  /** Existing namespace that takes everything. */
  readonly oneNamespace?: string;
  readonly uuid: string;
  readonly runId: string;
  readonly seed: number;
  /** The run's clock, which templates are told: milliseconds since 1970. */
  readonly now: number;
  /** Values of the config's own template that nobody gives are `<no value>` instead of an error. */
  readonly allowMissing?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A config's text, where its templates are, and what it is called. */
export interface RunSource {
  readonly title: string;
  /** File or scenario name, as the person gave it. */
  readonly source: string;
  readonly kind: LoadedRun['kind'];
  readonly predicts?: boolean;
  readonly text: string;
  readonly files: Files;
}

/** What a config that is refused ends a command with; `run` turns it into 5. */
const INVALID = 1;
const USAGE = 2;

/** Finds a config file or, where there is none, a scenario of that name. @throws CliError */
export function findSource(source: string): RunSource {
  const scenario = scenarioNamed(source);
  const text = readText(source);
  if (text === undefined) {
    if (scenario !== undefined) return { ...scenario, source, text: scenario.config };
    const names = scenarios.map(({ name }) => name).join(', ');
    throw new CliError(`${source}: there is no such file, and no scenario of that name (there are ${names}).`, USAGE);
  }
  return { title: path.basename(source), source, kind: kindOf(text), text, files: diskFiles(path.dirname(source)) };
}

function kindOf(text: string): RunSource['kind'] {
  const value = readYaml(text).documents[0]?.value;
  if (value === null || typeof value !== 'object' || isBurnerConfig(value)) return 'burner';
  if ('url' in value && 'rate' in value) return 'http';
  return clusterLoadOf(value) === undefined ? 'burner' : 'cluster';
}

/** Reads a config strictly. @throws CliError with every error, each with file, line and column */
export function loadConfig(
  from: RunSource,
  options: LoadOptions,
): { readonly config: BurnerConfig; readonly read: ReadResult; readonly standIn: BurnerConfig | undefined } {
  const { userData, set = [], scale = 1, uuid, seed, env, now, allowMissing = false } = options;
  const values = userData === undefined ? {} : readValues(userData);
  const given = {
    name: from.source,
    files: from.files,
    userData: values,
    set,
    scale,
    uuid,
    seed,
    env,
    now,
    allowMissing,
  };
  const read = readBurnerConfig(from.text, given);
  const { config } = read;
  if (config !== undefined) return { config, read, standIn: standInFor(from, given) };
  const errors = read.findings
    .filter(({ severity }) => severity === 'error')
    .sort((a, b) => a.span.start - b.span.start);
  throw new CliError(errors.map(({ span, message }) => `${place(from, span)}: ${message}`).join('\n'), INVALID);
}

/** What a config with a template in it says whichever run reads it. */
function standInFor({ text }: RunSource, given: ReadOptions): BurnerConfig | undefined {
  return text.includes('{{') ? readBurnerConfig(text, { ...given, ...STAND_INS }).config : undefined;
}

/** A config or scenario, read and planned. @throws CliError in one sentence for each error */
export function loadRun(source: string, options: LoadOptions): LoadedRun {
  const from = findSource(source);
  if (from.kind === 'http')
    return { kind: 'http', title: from.title, source, config: checked(httpConfigSchema, from, options) };
  if (from.kind === 'cluster') return { kind: 'cluster', title: from.title, source, load: loadOn(from, options) };
  const { config, read, standIn } = loadConfig(from, options);
  const { uuid, runId, seed, env, now, oneNamespace } = options;
  const names = {
    ...{ files: from.files, uuid, runId, seed, env, now, digest: sha256, notes: read.notes },
    ...(standIn && { standIn }),
  };
  try {
    if (options.toRun) refuseUnsupported(config);
    const plan = planRun(config, oneNamespace === undefined ? names : { ...names, oneNamespace });
    const [large] = options.toRun ? tooLarge(plan.jobs) : [];
    if (large) throw large;
    return { kind: 'burner', title: from.title, source, plan, predicts: from.predicts ?? false };
  } catch (error) {
    if (error instanceof PlanError)
      throw new CliError(`${place(from, read.spanOf(error.path))}: ${error.message}`, INVALID);
    throw error;
  }
}

/** A schema of traffic, as far as reading needs it. */
interface Schema<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

function checked<T>(schema: Schema<T>, from: RunSource, { set = [] }: LoadOptions): T {
  const written = readYaml(from.text).documents[0]?.value;
  const read = schema.safeParse(setValues(written, set));
  if (read.success) return read.data;
  throw invalid(
    from,
    read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`),
  );
}

function loadOn(from: RunSource, { set = [], scale = 1 }: LoadOptions): BoundLoad {
  const written = readYaml(from.text).documents[0]?.value;
  const read = clusterLoadOf(written)?.read(setValues(written, set), scale) ?? ['this is no load that is known'];
  if ('plan' in read) return read;
  throw invalid(from, read);
}

const invalid = ({ source }: RunSource, issues: readonly string[]): CliError =>
  new CliError(issues.map(issue => `${source}: ${issue}.`).join('\n'), INVALID);

const place = (from: RunSource, span: Span) => `${from.source}:${lineColumn(from.text, span.start)}`;

function lineColumn(text: string, start: number): string {
  const before = text.slice(0, start);
  return `${before.split('\n').length}:${start - before.lastIndexOf('\n')}`;
}
