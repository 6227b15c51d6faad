import type { PlannedObject } from '../burner-config/plan';
import { RUN_LABEL } from '../runs/run-label';

type Plain = Readonly<Record<string, unknown>>;
type Labels = Readonly<Record<string, string>>;

/** Labels of a run on everything that one of its jobs makes: ours, and kube-burner's own. */
export function jobLabels(runId: string, job: string): Labels {
  return {
    'kube-burner.io/uuid': runId,
    'kube-burner.io/job': job,
    'kube-burner.io/runid': runId,
    [RUN_LABEL]: runId,
  };
}

/** kube-burner's labels of one object; `group` is 0 when its config names none. */
export function objectLabels(runId: string, job: string, object: PlannedObject, group = 0): Labels {
  // Made for every object: a spread here costs fifteen times as much.
  return Object.assign(jobLabels(runId, job), {
    'kube-burner.io/index': String(object.objectIndex),
    'kube-burner.io/job-iteration': String(object.iteration),
    'kube-burner.io/replica': String(object.replica),
    'kube-burner.io/group': String(group),
  });
}

/** Kinds whose pod template gets every label in kube-burner; other pod templates get only the run's, to be found again. */
const fullyLabelled = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']);

/** The object with the labels of its run, also on the pods, jobs and volume claims that it makes. Its own labels win, but for the run's. */
export function withRunLabels(body: Plain, labels: Labels): Plain {
  const run = pick(labels, RUN_LABEL);
  const templateLabels = fullyLabelled.has(String(body['kind'])) ? labels : run;
  const labelled = labelMetadata(body, labels);
  const spec = record(body['spec']);
  if (spec === undefined) return labelled;
  return { ...labelled, spec: labelSpec(body['kind'], spec, templateLabels, run) };
}

function labelSpec(kind: unknown, spec: Plain, templateLabels: Labels, run: Labels): Plain {
  const parts: Record<string, unknown> = { ...spec };
  const template = record(spec['template']);
  if (template) parts['template'] = labelMetadata(template, templateLabels);
  const jobTemplate = record(spec['jobTemplate']);
  if (jobTemplate) parts['jobTemplate'] = withRunLabels(jobTemplate, run);
  if (kind !== 'StatefulSet') return parts;
  const selector = record(spec['selector']);
  if (selector) {
    parts['selector'] = { ...selector, matchLabels: { ...templateLabels, ...record(selector['matchLabels']), ...run } };
  }
  if (Array.isArray(spec['volumeClaimTemplates'])) {
    parts['volumeClaimTemplates'] = spec['volumeClaimTemplates'].map((claim: unknown) =>
      labelMetadata(record(claim) ?? {}, run),
    );
  }
  return parts;
}

function labelMetadata(object: Plain, labels: Labels): Plain {
  const metadata = record(object['metadata']);
  const merged = { ...labels, ...record(metadata?.['labels']), ...pick(labels, RUN_LABEL) };
  return { ...object, metadata: { ...metadata, labels: merged } };
}

function pick(labels: Labels, name: string): Labels {
  const value = labels[name];
  return value === undefined ? {} : { [name]: value };
}

function record(value: unknown): Plain | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : undefined;
}
