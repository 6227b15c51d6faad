import { behaviourAt } from '../../burner-config/schema/behaviour';
import { fieldAt } from '../../burner-config/schema/field-at';
import { MEASUREMENTS } from '../../burner-config/schema/measurement';
import { descriptionAt, wordsAt } from '../../burner-config/schema/words-at';
import { valueAt } from '../../burner-config/value-at';
import { builtInKinds } from '../../kubernetes/api-kinds';
import { asList, asRecord, asString } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { Word } from '../completions/completer';
import { actionsIn } from '../go-template/scan';
import type { Around } from './around';
import { jobLabels, labelsOfObjects } from './job-labels';

/** Stages that a threshold may be held to. Source: kube-burner, pkg/measurements. */
const stages: Readonly<Record<string, readonly string[]>> = {
  podLatency: ['Ready', 'ContainersReady', 'Initialized', 'PodScheduled'],
  jobLatency: ['Complete'],
  pvcLatency: ['Bound', 'Pending', 'Lost'],
  nodeLatency: ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'],
  vmiLatency: ['VMIRunning', 'VMIPending', 'VMIScheduling', 'VMIScheduled'],
  volumeSnapshotLatency: ['Ready'],
  dataVolumeLatency: ['Ready', 'Bound', 'Running'],
};
const pathKeys = ['objectTemplate', 'functionTemplates', 'metrics', 'alerts'];

/** Values that may stand at a path of a config. */
export function valuesAt(path: Path, root: unknown, around: Around): readonly Word[] {
  const words = wordsAt(path);
  if (words.length > 0) return words.map(label => ({ label, detail: behaviourAt(path, label) ?? descriptionAt(path) }));
  const names = path.filter(step => typeof step === 'string');
  const key = names.at(-1) ?? '';
  if (!fieldAt(path)) return [];
  if (pathKeys.includes(key)) return files(around);
  if (jobLabels.includes(key)) return jobNames(root);
  if (key === 'kind') return kinds();
  if (key === 'apiVersion') return versions(asString(valueAt(root, [...path.slice(0, -1), 'kind'])));
  if (key === 'name' && names.at(-2) === 'measurements') return measurements(path);
  if (key === 'conditionType') return conditions(root, path);
  if (key === 'quantilesIndexer' || key === 'timeseriesIndexer') return aliases(root);
  return standard(path);
}

/** Keys of mappings that may hold anything: labels to select by, and what a template asks for. */
export function keysOfMaps(path: Path, root: unknown, around: Around): readonly Word[] {
  const key = path.findLast(step => typeof step === 'string');
  if (!fieldAt(path)) return [];
  if (key === 'labelSelector') return labelsOfObjects;
  if (key !== 'inputVars') return [];
  const template = asString(valueAt(root, [...path.slice(0, -1), 'objectTemplate']));
  const text = template === undefined ? undefined : around.read(template);
  return text === undefined ? [] : askedFor(text).map(label => ({ label, detail: `asked for in ${template}` }));
}

const given = ['Iteration', 'Replica', 'JobName', 'UUID', 'RunID'];

function askedFor(text: string): readonly string[] {
  const fields = actionsIn(text).flatMap(({ parts }) =>
    parts.filter(
      ({ type }, index) => type === 'field' && ['space', 'sign', undefined].includes(parts[index - 1]?.type),
    ),
  );
  return [...new Set(fields.map(field => field.text.slice(1)))].filter(name => name !== '' && !given.includes(name));
}

function files(around: Around): readonly Word[] {
  return around.list().map(label => ({ label, detail: 'file beside the config', kind: 'file' }));
}

function jobNames(root: unknown): readonly Word[] {
  const jobs = asList(asRecord(root)['jobs']).map(asRecord);
  return jobs.flatMap(({ name, jobType }) =>
    typeof name === 'string' ? [{ label: name, detail: `job of type ${asString(jobType) ?? 'create'}` }] : [],
  );
}

function kinds(): readonly Word[] {
  const versionOf = new Map(builtInKinds.map(({ kind, apiVersion }) => [kind, apiVersion]));
  return [...versionOf].map(([label, detail]) => ({ label, detail }));
}

function versions(kind: string | undefined): readonly Word[] {
  const own = builtInKinds.filter(one => one.kind === kind);
  const all = own.length > 0 ? own : builtInKinds;
  return [...new Set(all.map(({ apiVersion }) => apiVersion))].map(label => ({
    label,
    detail: own.length > 0 ? `of ${kind}` : 'API version',
  }));
}

function measurements(path: Path): readonly Word[] {
  return MEASUREMENTS.map(label => ({ label, detail: behaviourAt(path, label) ?? 'measurement' }));
}

function conditions(root: unknown, path: Path): readonly Word[] {
  const measurement = asString(valueAt(root, [...path.slice(0, -3), 'name'])) ?? '';
  return (Object.hasOwn(stages, measurement) ? (stages[measurement] ?? []) : []).map(label => ({
    label,
    detail: `stage of ${measurement}`,
  }));
}

function aliases(root: unknown): readonly Word[] {
  return asList(asRecord(root)['metricsEndpoints']).map((endpoint, index) => ({
    label: asString(asRecord(endpoint)['alias']) ?? `indexer-${index}`,
    detail: 'alias of an endpoint',
  }));
}

/** What is filled in when nothing is written, for numbers and durations. */
function standard(path: Path): readonly Word[] {
  const field = fieldAt(path);
  const isAmount = ['duration', 'number', 'whole number'].includes(field?.type ?? '');
  return field?.default === undefined || !isAmount ? [] : [{ label: field.default, detail: 'the default' }];
}
