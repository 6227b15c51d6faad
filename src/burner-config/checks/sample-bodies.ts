import { asRecord, textOf } from '../../kubernetes/object';
import { TemplateError } from '../../template/template-error';
import type { JobConfig } from '../config';
import type { Files } from '../files';
import { factsOf, type Body } from '../object-facts';
import { objectTemplates, TemplateFileError, type TemplateSource } from '../object-template';
import type { CheckTarget } from './check';

/** Labels of an object; those of `varies` are others in other iterations. */
export interface SampleLabels {
  readonly values: Readonly<Record<string, string>>;
  readonly varies: readonly string[];
}

/** The first rendering of one document of a template. */
export interface SampleBody {
  readonly body: Body;
  readonly kind: string;
  readonly apiVersion: string;
  readonly ownNamespace: string | undefined;
  readonly labels: SampleLabels;
  /** Of the pods that it has made. */
  readonly podLabels: SampleLabels;
}

/** Names that a check renders with; a run has its own. */
export const sampleSource = (files: Files): TemplateSource => ({ files, uuid: 'check', runId: 'check', seed: 1 });

const known = new WeakMap<CheckTarget, Map<string, readonly SampleBody[]>>();

/** What the entry `at` of a job makes first; empty when its template cannot be rendered, which another check tells. */
export function sampleBodies(target: CheckTarget, job: JobConfig, at: number): readonly SampleBody[] {
  const memory = known.get(target) ?? new Map<string, readonly SampleBody[]>();
  known.set(target, memory);
  const key = `${target.config.jobs.indexOf(job)}/${at}`;
  const bodies = memory.get(key) ?? rendered(target, job, at);
  memory.set(key, bodies);
  return bodies;
}

function rendered({ config, files }: CheckTarget, job: JobConfig, at: number): readonly SampleBody[] {
  const object = job.objects[at];
  if (object?.objectTemplate === undefined || /^https?:/.test(object.objectTemplate)) return [];
  try {
    return objectTemplates(config, job, object, sampleSource(files), 0).flatMap(template => {
      const first = template.read(template.render({ iteration: 0, replica: 1 }));
      const iteration = Math.max(0, job.jobIterations - 1);
      const last = template.read(template.render({ iteration, replica: Math.max(1, object.replicas) }));
      return typeof first === 'string' || typeof last === 'string' ? [] : [sampleOf(first, last)];
    });
  } catch (error) {
    if (error instanceof TemplateError || error instanceof TemplateFileError) return [];
    throw error;
  }
}

function sampleOf(first: Body, last: Body): SampleBody {
  const { kind, apiVersion, ownNamespace } = factsOf(first);
  const labels = labelsOf(labelsIn(first), labelsIn(last));
  return {
    body: first,
    kind,
    apiVersion,
    ownNamespace,
    labels,
    podLabels: labelsOf(podLabelsIn(first), podLabelsIn(last)),
  };
}

const labelsIn = (body: Body) => asRecord(asRecord(body['metadata'])['labels']);

/** Labels of the pod template, wherever the kind has it. */
function podLabelsIn(body: Body): Readonly<Record<string, unknown>> {
  const spec = asRecord(body['spec']);
  const inner = asRecord(asRecord(spec['jobTemplate'])['spec']);
  const template = asRecord(inner['template'] ?? spec['template']);
  return asRecord(asRecord(template['metadata'])['labels']);
}

function labelsOf(first: Readonly<Record<string, unknown>>, last: Readonly<Record<string, unknown>>): SampleLabels {
  const values = Object.fromEntries(Object.entries(first).map(([key, value]) => [key, textOf(value)]));
  const varies = Object.keys({ ...first, ...last }).filter(key => first[key] !== last[key]);
  return { values, varies };
}
