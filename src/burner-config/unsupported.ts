import type { Path } from '../yaml/place';
import type { BurnerConfig, EndpointConfig, JobConfig, ObjectConfig } from './config';
import { pathText } from './finding';
import { jqProblem } from './jq/jq';
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

/** Something of a config that Headroom does not do, and what to do about it. */
type Use = readonly [used: boolean, path: Path, what: string, advice?: string];

const TAKE_OUT = 'take it out to run the rest';

/** What Headroom cannot run of a config. Everything can be planned. */
export function unsupportedUses(config: BurnerConfig): readonly { readonly path: Path; readonly message: string }[] {
  return [...globalUses(config), ...config.jobs.flatMap(jobUses)]
    .filter(([used]) => used)
    .map(([, path, what, advice = TAKE_OUT]) => ({
      path,
      message: `${pathText(path)}: Headroom does not support ${what}; ${advice}.`,
    }));
}

/** Refuses what Headroom cannot run, before anything is made. @throws PlanError naming the first such key */
export function refuseUnsupported(config: BurnerConfig): void {
  const [first] = unsupportedUses(config);
  if (first !== undefined) throw new PlanError(first.path, first.message);
}

function globalUses({ global, metricsEndpoints }: BurnerConfig): readonly Use[] {
  return [
    ...metricsEndpoints.flatMap((endpoint, at) => endpointUses(endpoint, ['metricsEndpoints', at])),
    ...global.measurements.map((measurement, index) =>
      measurementUse(measurement.name, ['global', 'measurements', index]),
    ),
  ];
}

function endpointUses({ indexer }: EndpointConfig, path: Path): readonly Use[] {
  const type = indexer?.type ?? 'local';
  return [
    [
      type !== 'local',
      [...path, 'indexer', 'type'],
      `the indexer ${type}`,
      'take type: local, which writes the same documents to a folder',
    ],
  ];
}

function measurementUse(name: string, path: Path): Use {
  // kube-burner skips names that it does not know with a warning, and so do we.
  const known = MEASUREMENTS.some(measurement => measurement === name);
  const taken = TAKEN_MEASUREMENTS.some(measurement => measurement === name);
  return [known && !taken, path, `the measurement ${name}`];
}

function jobUses(job: JobConfig, index: number): readonly Use[] {
  const path = ['jobs', index];
  return [
    [job.jobType === 'kubevirt', [...path, 'jobType'], 'KubeVirt jobs'],
    [
      job.incrementalLoad !== undefined,
      [...path, 'incrementalLoad'],
      'incremental load',
      'take it out, and run the config once for each size with --scale',
    ],
    [job.metricsAggregate, [...path, 'metricsAggregate'], 'one measurement over several jobs'],
    ...job.measurements.map((measurement, at) => measurementUse(measurement.name, [...path, 'measurements', at])),
    ...job.objects.flatMap((object, at) => objectUses(object, [...path, 'objects', at])),
  ];
}

function objectUses(object: ObjectConfig, path: Path): readonly Use[] {
  const remote = /^https?:/.test(object.objectTemplate ?? '');
  const download = 'everything is rendered and shown before a run: download the file and name it here';
  return [
    [remote, [...path, 'objectTemplate'], 'templates from an address', download],
    ...(object.waitOptions?.customStatusPaths ?? []).map(({ key }, at): Use => {
      const problem = jqProblem(key);
      const place = [...path, 'waitOptions', 'customStatusPaths', at, 'key'];
      return [problem !== undefined, place, 'this jq expression', `${problem ?? ''}: write it another way`];
    }),
  ];
}
