import type { BurnerConfig, JobConfig } from '../../burner-config/config';
import { timesMade } from '../../burner-config/iterations';
import { jsonOf } from '../../burner-config/json-of';
import { factsOf } from '../../burner-config/object-facts';
import { TemplateFileError } from '../../burner-config/object-template';
import { TemplateError } from '../../template/template-error';
import type { Around } from './around';
import { templatesOf } from './preview/object-page';

/** What a job comes to, reckoned without rendering more than its first objects. */
export interface JobFigures {
  readonly type: JobConfig['jobType'];
  /** Objects made, or at most so many deleted, patched or read; `undefined` when nobody here knows. */
  readonly count: number | undefined;
  /** What they are called: the kind when there is one. */
  readonly kind: string | undefined;
  readonly pods: number;
  readonly namespaces: number;
  /** The least time at its rate, seconds. */
  readonly seconds: number;
  /** Some template cannot be read or rendered: the figures miss something. */
  readonly incomplete: boolean;
  /** Objects made, by kind. */
  readonly made: ReadonlyMap<string, number>;
}

/** The figures of every job, in order. */
export function jobFigures(config: BurnerConfig, around: Around): readonly JobFigures[] {
  const figures: JobFigures[] = [];
  for (const job of config.jobs) {
    figures.push(job.jobType === 'create' ? creating(config, job, around) : choosing(config, job, figures));
  }
  return figures;
}

function creating(config: BurnerConfig, job: JobConfig, around: Around): JobFigures {
  const made = new Map<string, number>();
  let pods = 0;
  let intoNamespaces = false;
  let incomplete = false;
  for (const object of job.objects) {
    const times = timesMade(object, job.jobIterations) * Math.max(0, object.replicas);
    const facts = firstObjects({ config, job, object, around });
    incomplete ||= facts === undefined;
    for (const one of facts ?? [unknown]) {
      made.set(one.kind, (made.get(one.kind) ?? 0) + times);
      pods += one.pods * times;
      intoNamespaces ||= one.namespaced && one.ownNamespace === undefined;
    }
  }
  const count = [...made.values()].reduce((sum, one) => sum + one, 0);
  const namespaces = intoNamespaces && job.namespace !== '' ? namespacesOf(job) : 0;
  const seconds = leastSeconds(job, count) + (job.jobIterationDelay * job.jobIterations) / 1000;
  return { type: 'create', count, kind: onlyKind([...made.keys()]), pods, namespaces, seconds, incomplete, made };
}

const unknown = { kind: '', pods: 0, namespaced: true, ownNamespace: undefined };

/** What the first objects of an entry are; `undefined` when they cannot be rendered. */
function firstObjects(entry: Parameters<typeof templatesOf>[0]): Facts | undefined {
  const { config, job, object, around } = entry;
  const texts = [object.objectTemplate ?? '', ...config.global.functionTemplates].map(
    name => around.read(name) ?? null,
  );
  const key = jsonOf([texts, object, job.name, job.defaultMissingKeysWithZero]);
  if (remembered.has(key)) return remembered.get(key);
  const facts = renderFirst(entry);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, facts);
  return facts;
}

type Facts = readonly ReturnType<typeof factsOf>[];
/** Parsing takes most of the time, and between two keystrokes most templates stay as they are. */
const remembered = new Map<string, Facts | undefined>();
const MOST_REMEMBERED = 500;

function renderFirst(entry: Parameters<typeof templatesOf>[0]): Facts | undefined {
  try {
    return templatesOf(entry).map(template => {
      const body = template.read(template.render({ iteration: 0, replica: 1 }));
      return factsOf(typeof body === 'string' ? {} : body);
    });
  } catch (error) {
    if (error instanceof TemplateError || error instanceof TemplateFileError) return undefined;
    throw error;
  }
}

function namespacesOf(job: JobConfig): number {
  return job.namespacedIterations ? Math.ceil(job.jobIterations / Math.max(1, job.iterationsPerNamespace)) : 1;
}

/** delete, patch and read go for what earlier jobs of the config made, as far as they name those jobs. */
function choosing(config: BurnerConfig, job: JobConfig, earlier: readonly JobFigures[]): JobFigures {
  let count: number | undefined = 0;
  for (const { kind = '', labelSelector = {} } of job.objects) {
    const maker = labelSelector['kube-burner.io/job'];
    const found = config.jobs.findIndex(({ name }, index) => name === maker && index < earlier.length);
    const from = earlier[found];
    const objects = kind === 'Namespace' ? from?.namespaces : from?.made.get(kind);
    count = from === undefined || count === undefined ? undefined : count + (objects ?? 0);
  }
  const rounds = job.jobType === 'delete' ? 1 : Math.max(1, job.jobIterations);
  const total = count === undefined ? undefined : count * rounds;
  const kind = onlyKind(job.objects.map(object => object.kind ?? ''));
  const seconds = leastSeconds(job, total ?? 0);
  return { type: job.jobType, count: total, kind, pods: 0, namespaces: 0, seconds, incomplete: false, made: new Map() };
}

/** A token bucket lets `burst` go at once; the rest come at qps. 0 and below mean 5 and 10. */
function leastSeconds({ qps, burst, jobPause }: JobConfig, requests: number): number {
  const rate = qps > 0 ? qps : 5;
  return Math.max(0, requests - (burst > 0 ? burst : 10)) / rate + jobPause / 1000;
}

function onlyKind(kinds: readonly string[]): string | undefined {
  const [kind, ...others] = new Set(kinds);
  return others.length === 0 && kind !== '' ? kind : undefined;
}
