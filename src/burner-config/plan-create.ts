import { TemplateError } from '../template/template-error';
import type { BurnerConfig, JobConfig } from './config';
import { isMadeIn, iterationNamespaces, namespaceOf, timesMade } from './iterations';
import { factsOf, type Body, type ObjectFacts } from './object-facts';
import {
  objectTemplates,
  TemplateFileError,
  type ObjectTemplate,
  type RenderPlace,
  type TemplateSource,
} from './object-template';
import type { PlannedObject } from './plan';
import type { PlannedJob } from './planned-job';
import { asRecord, asString } from '../kubernetes/object';
import { textMemory, type TextMemory } from './text-memory';
import { PlanError } from './unsupported';

export interface CreateSource extends TemplateSource {
  readonly oneNamespace?: string;
}

interface Rendering extends RenderPlace {
  readonly template: ObjectTemplate;
  readonly text: string;
}

/** Plans a job of type create. Everything is rendered once, one object at a time, to count what it makes. */
export function planCreate(config: BurnerConfig, index: number, job: JobConfig, source: CreateSource): PlannedJob {
  const templates = parseAll(config, index, job, source);
  // The digest must not change with the run's own names.
  const nameless = parseAll(config, index, job, { ...source, uuid: 'uuid', runId: 'runid' });
  const made = source.oneNamespace === undefined ? iterationNamespaces(job) : [];
  const memory = textMemory();
  const totals = countAll(job, templates, memory, source.oneNamespace);
  const kinds = [...totals.kinds.values()].map(({ apiVersion, kind }) => ({ apiVersion, kind, verbs: CREATE_VERBS }));
  const namespaceKind = { apiVersion: 'v1', kind: 'Namespace', verbs: NAMESPACE_VERBS };
  return {
    config: job,
    type: 'create',
    requests: templates.reduce(
      (sum, { config: object }) => sum + timesMade(object, job.jobIterations) * Math.max(0, object.replicas),
      0,
    ),
    pods: totals.pods,
    madeNamespaces: totals.namespaces.size > 0 ? made : [],
    namespaces: [...totals.namespaces],
    kinds: made.length > 0 && totals.namespaces.size > 0 ? [...kinds, namespaceKind] : kinds,
    selections: [],
    made: totals.made,
    *texts() {
      for (const { text } of renderAll(job, nameless, textMemory(0))) yield text;
    },
    *objects() {
      for (const rendering of renderAll(job, templates, memory)) yield planned(job, rendering, source.oneNamespace);
    },
  };
}

const CREATE_VERBS = ['create', 'list', 'watch', 'delete'];
const NAMESPACE_VERBS = ['create', 'get', 'list', 'delete'];

function parseAll(
  config: BurnerConfig,
  index: number,
  job: JobConfig,
  source: CreateSource,
): readonly ObjectTemplate[] {
  const templates: ObjectTemplate[] = [];
  for (const [at, object] of job.objects.entries()) {
    const path = ['jobs', index, 'objects', at, 'objectTemplate'];
    try {
      templates.push(...objectTemplates(config, job, object, source, templates.length));
    } catch (error) {
      if (error instanceof TemplateError) throw new PlanError(path, errorText(object.objectTemplate ?? '', error));
      if (error instanceof TemplateFileError) throw new PlanError(path, error.message);
      throw error;
    }
  }
  return templates;
}

const errorText = (file: string, error: TemplateError) => `${file}:${error.line}:${error.column}: ${error.reason}.`;

/** Every object in kube-burner's order: iteration, object, replica. */
function* renderAll(job: JobConfig, templates: readonly ObjectTemplate[], memory: TextMemory): Generator<Rendering> {
  let order = 0;
  for (let iteration = 0; iteration < job.jobIterations; iteration++) {
    for (const template of templates) {
      if (!isMadeIn(template.config, iteration)) continue;
      for (let replica = 1; replica <= template.config.replicas; replica++) {
        const place = { iteration, replica };
        yield { ...place, template, text: memory(order++, () => renderOne(template, place)) };
      }
    }
  }
}

function renderOne(template: ObjectTemplate, place: RenderPlace): string {
  try {
    return template.render(place);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new PlanError(
      [],
      `${errorText(template.file, error)} (iteration ${place.iteration}, replica ${place.replica})`,
    );
  }
}

function bodyOf({ template, iteration, replica, text }: Rendering): Body {
  const body = template.read(text);
  if (typeof body !== 'string') return body;
  throw new PlanError([], `${template.file} for iteration ${iteration}, replica ${replica}: ${body}`);
}

/** The namespace an object ends in: its own, or the iteration's, or the one that takes everything. */
function placeOf(
  facts: ObjectFacts,
  job: JobConfig,
  iteration: number,
  oneNamespace: string | undefined,
): string | undefined {
  if (!facts.namespaced) return undefined;
  return oneNamespace ?? facts.ownNamespace ?? namespaceOf(job, iteration) ?? 'default';
}

function planned(job: JobConfig, rendering: Rendering, oneNamespace: string | undefined): PlannedObject {
  const body = bodyOf(rendering);
  const facts = factsOf(body);
  const { iteration, replica, template } = rendering;
  const metadata = asRecord(body['metadata']);
  const namespace = placeOf(facts, job, iteration, oneNamespace);
  return {
    objectIndex: template.objectIndex,
    iteration,
    replica,
    apiVersion: facts.apiVersion,
    kind: facts.kind,
    name: asString(metadata['name']) ?? asString(metadata['generateName']) ?? '',
    namespace,
    wait: template.config.wait,
    body: namespace === undefined ? body : { ...body, metadata: { ...metadata, namespace } },
  };
}

interface Totals {
  pods: number;
  readonly namespaces: Set<string>;
  readonly kinds: Map<string, ObjectFacts>;
  readonly made: Map<string, number>;
}

function countAll(
  job: JobConfig,
  templates: readonly ObjectTemplate[],
  memory: TextMemory,
  oneNamespace: string | undefined,
): Totals {
  const totals: Totals = { pods: 0, namespaces: new Set(), kinds: new Map(), made: new Map() };
  const known = new Map<string, ObjectFacts>();
  for (const rendering of renderAll(job, templates, memory)) {
    const key = telling(rendering);
    const facts = known.get(key) ?? factsOf(bodyOf(rendering));
    known.set(key, facts);
    totals.pods += facts.pods;
    const kind = `${facts.apiVersion}/${facts.kind}`;
    totals.kinds.set(kind, facts);
    totals.made.set(kind, (totals.made.get(kind) ?? 0) + 1);
    const namespace = placeOf(facts, job, rendering.iteration, oneNamespace);
    if (namespace !== undefined) totals.namespaces.add(namespace);
  }
  return totals;
}

/** The lines that the facts are read from: reading YAML 100,000 times would take longer than all the rest. */
function telling({ template, text }: Rendering): string {
  const lines = text.match(/^.*\b(?:apiVersion|kind|metadata|namespace|spec|replicas|parallelism)\b.*$/gm) ?? [];
  return `${template.objectIndex}\n${lines.join('\n')}`;
}
