import type { BurnerConfig, JobConfig } from './config';
import { asRecord, asString } from '../kubernetes/object';
import { iterationNamespaces, timesMade } from './iterations';
import { factsOf } from './object-facts';
import { bodyOf, parseAll, renderAll, type Rendering } from './object-rendering';
import type { TemplateSource } from './object-template';
import type { PlannedObject } from './plan';
import { countAll, placeOf } from './plan-totals';
import type { PlannedJob } from './planned-job';
import { textMemory } from './text-memory';

export interface CreateSource extends TemplateSource {
  readonly oneNamespace?: string;
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
    *patches() {
      // Only a patch job has any.
    },
  };
}

const CREATE_VERBS = ['create', 'list', 'watch', 'delete'];
const NAMESPACE_VERBS = ['create', 'get', 'list', 'delete'];

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
