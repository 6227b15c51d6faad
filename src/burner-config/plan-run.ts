import type { BurnerConfig, JobConfig } from './config';
import { jsonOf } from './json-of';
import { tooLarge } from './most-objects';
import { planCreate } from './plan-create';
import { planPatch } from './plan-patch';
import { planSelecting } from './plan-selecting';
import type { PlanSource } from './plan-source';
import type { RunPlan } from './plan';
import { plannedJob, type PlannedJob } from './planned-job';
import { unsupportedUses } from './unsupported';

export interface PlanOptions extends PlanSource {
  /** What the config's reader noted. */
  readonly notes?: readonly string[];
}

/**
 * Plans a whole run, also one that this version cannot carry out (`unsupported`): counts everything it will do, and makes the digest that a person confirms. Memory stays flat;
 * objects are rendered again when the run asks for them. Jobs with more than MOST_OBJECTS objects are reckoned from some.
 * @throws PlanError for what cannot be planned, with the path in the config
 */
export function planRun(config: BurnerConfig, options: PlanOptions): RunPlan {
  const jobs: PlannedJob[] = [];
  for (const [index, job] of config.jobs.entries()) {
    jobs.push(planJob(config, index, job, jobs, options));
  }
  const oneNamespace = options.oneNamespace === undefined ? {} : { oneNamespace: options.oneNamespace };
  const digest = options.digest(pieces(options.standIn ?? config, jobs, options.oneNamespace));
  const unsupported = [...unsupportedUses(config), ...tooLarge(jobs)].map(({ message }) => message);
  return { config, jobs, digest, notes: options.notes ?? [], unsupported, ...oneNamespace };
}

function planJob(
  config: BurnerConfig,
  index: number,
  job: JobConfig,
  earlier: readonly PlannedJob[],
  options: PlanOptions,
): PlannedJob {
  if (job.jobType === 'create') return planCreate(config, index, job, options);
  return job.jobType === 'patch'
    ? planPatch(config, index, job, earlier, options)
    : plannedJob(planSelecting(job, earlier));
}

/**
 * All that decides what the run does, in order. Selections and namespaces follow from the config and the contents; the
 * run's own names and clock have stand-ins there, so that the same plan has the same digest.
 */
function* pieces(
  config: BurnerConfig,
  jobs: readonly PlannedJob[],
  oneNamespace: string | undefined,
): Generator<string> {
  yield jsonOf({ config, oneNamespace: oneNamespace ?? null });
  for (const { type, content } of jobs) yield `${type} ${content}`;
}
