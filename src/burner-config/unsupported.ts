import type { Path } from '../yaml/place';
import type { BurnerConfig, JobConfig, ObjectConfig } from './config';
import { pathText } from './finding';
import { MEASUREMENTS, TAKEN_MEASUREMENTS } from './schema/measurement';

/** A config that cannot be planned; `path` is the value that stands in the way. */
export class PlanError extends Error {
  constructor(
    readonly path: Path,
    message: string,
  ) {
    super(message);
    this.name = 'PlanError';
  }
}

type Use = readonly [used: boolean, path: Path, what: string];

/** What this version cannot run of a config. Everything can be planned. */
export function unsupportedUses(config: BurnerConfig): readonly { readonly path: Path; readonly message: string }[] {
  return [...globalUses(config), ...config.jobs.flatMap(jobUses)]
    .filter(([used]) => used)
    .map(([, path, what]) => ({
      path,
      message: `${pathText(path)}: ${what} comes with a later version of Headroom; take it out to run the rest.`,
    }));
}

/** Refuses what this version cannot run, before anything is made. @throws PlanError naming the first such key */
export function refuseUnsupported(config: BurnerConfig): void {
  const [first] = unsupportedUses(config);
  if (first !== undefined) throw new PlanError(first.path, first.message);
}

function globalUses({ global, metricsEndpoints, jobs }: BurnerConfig): readonly Use[] {
  const waitsForSeveral = global.waitWhenFinished && jobs.filter(({ jobType }) => jobType === 'create').length > 1;
  return [
    [waitsForSeveral, ['global', 'waitWhenFinished'], 'one wait for several jobs'],
    [global.deletionStrategy !== 'default', ['global', 'deletionStrategy'], 'deleting kind by kind'],
    [metricsEndpoints.length > 0, ['metricsEndpoints'], 'reading metrics endpoints and indexing'],
    [global.gcMetrics, ['global', 'gcMetrics'], 'measuring the clean-up'],
    [global.clusterHealth, ['global', 'clusterHealth'], 'the check of cluster health'],
    ...global.measurements.map((measurement, index) =>
      measurementUse(measurement.name, ['global', 'measurements', index]),
    ),
  ];
}

function measurementUse(name: string, path: Path): Use {
  // kube-burner skips names that it does not know with a warning, and so do we.
  const known = MEASUREMENTS.some(measurement => measurement === name);
  const taken = TAKEN_MEASUREMENTS.some(measurement => measurement === name);
  return [known && !taken, path, `measurement ${name}`];
}

function jobUses(job: JobConfig, index: number): readonly Use[] {
  const path = ['jobs', index];
  const churns = (job.churnConfig?.cycles ?? 0) > 0 || (job.churnConfig?.duration ?? 0) > 0;
  return [
    [job.jobType !== 'create' && job.jobType !== 'delete', [...path, 'jobType'], `a job of type ${job.jobType}`],
    [churns, [...path, 'churnConfig'], 'churn'],
    [job.incrementalLoad !== undefined, [...path, 'incrementalLoad'], 'incremental load'],
    [job.hooks.length > 0, [...path, 'hooks'], 'running hooks'],
    [job.watchers.length > 0, [...path, 'watchers'], 'watchers'],
    [job.objectDelay > 0, [...path, 'objectDelay'], 'a pause after each object'],
    [job.objectWait, [...path, 'objectWait'], 'a wait for each object'],
    [job.metricsAggregate, [...path, 'metricsAggregate'], 'measuring jobs together'],
    ...job.measurements.map((measurement, at) => measurementUse(measurement.name, [...path, 'measurements', at])),
    ...job.objects.flatMap((object, at) => objectUses(object, [...path, 'objects', at])),
  ];
}

function objectUses(object: ObjectConfig, path: Path): readonly Use[] {
  const { kind, apiVersion, labelSelector, customStatusPaths = [] } = object.waitOptions ?? {};
  const waitsOtherwise = customStatusPaths.length > 0 || [kind, apiVersion, labelSelector].some(Boolean);
  const remote = /^https?:/.test(object.objectTemplate ?? '');
  return [
    [(object.group?.id ?? 0) > 0, [...path, 'group'], 'creating objects in groups'],
    [waitsOtherwise, [...path, 'waitOptions'], 'waiting for something else than the object itself'],
    [remote, [...path, 'objectTemplate'], 'a template from an address'],
  ];
}
