import type { BurnerConfig, JobConfig } from './config';
import { planCreate, type CreateSource } from './plan-create';
import { planPatch } from './plan-patch';
import { planSelecting } from './plan-selecting';
import type { RunPlan } from './plan';
import type { PlannedJob } from './planned-job';
import { unsupportedUses } from './unsupported';

export interface PlanOptions extends CreateSource {
  /** SHA-256 in hex over the pieces, one after another. */
  readonly digest: (pieces: Iterable<string>) => string;
  /** What the config's reader noted. */
  readonly notes?: readonly string[];
}

/**
 * Plans a whole run, also one that this version cannot carry out (`unsupported`): counts everything it will do, and makes the digest that a person confirms. Memory stays flat;
 * objects are rendered again when the run asks for them.
 * @throws PlanError for what cannot be planned, with the path in the config
 */
export function planRun(config: BurnerConfig, options: PlanOptions): RunPlan {
  const jobs: PlannedJob[] = [];
  for (const [index, job] of config.jobs.entries()) {
    jobs.push(planJob(config, index, job, jobs, options));
  }
  const oneNamespace = options.oneNamespace === undefined ? {} : { oneNamespace: options.oneNamespace };
  const digest = options.digest(pieces(config, jobs, options.oneNamespace));
  const unsupported = unsupportedUses(config).map(({ message }) => message);
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
  return job.jobType === 'patch' ? planPatch(config, index, job, earlier, options) : planSelecting(job, earlier);
}

/** All that decides what the run does, in order. The run's own id is no part of it: the same plan has the same digest. */
function* pieces(
  config: BurnerConfig,
  jobs: readonly PlannedJob[],
  oneNamespace: string | undefined,
): Generator<string> {
  yield JSON.stringify({ config, oneNamespace: oneNamespace ?? null }, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  for (const job of jobs) {
    yield JSON.stringify({ namespaces: job.namespaces, made: job.madeNamespaces, selections: job.selections });
    yield* job.texts();
  }
}
