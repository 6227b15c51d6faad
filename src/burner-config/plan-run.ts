import type { BurnerConfig } from './config';
import { planCreate, type CreateSource } from './plan-create';
import { planDelete } from './plan-delete';
import type { RunPlan } from './plan';
import type { PlannedJob } from './planned-job';
import { refuseUnsupported } from './unsupported';

export interface PlanOptions extends CreateSource {
  /** SHA-256 in hex over the pieces, one after another. */
  readonly digest: (pieces: Iterable<string>) => string;
  /** What the config's reader noted. */
  readonly notes?: readonly string[];
}

/**
 * Plans a whole run: counts everything it will do, and makes the digest that a person confirms. Memory stays flat;
 * objects are rendered again when the run asks for them.
 * @throws PlanError for what cannot be planned, with the path in the config
 */
export function planRun(config: BurnerConfig, options: PlanOptions): RunPlan {
  refuseUnsupported(config);
  const jobs: PlannedJob[] = [];
  for (const [index, job] of config.jobs.entries()) {
    jobs.push(job.jobType === 'delete' ? planDelete(job, jobs) : planCreate(config, index, job, options));
  }
  const oneNamespace = options.oneNamespace === undefined ? {} : { oneNamespace: options.oneNamespace };
  const digest = options.digest(pieces(config, jobs, options.oneNamespace));
  return { config, jobs, digest, notes: options.notes ?? [], ...oneNamespace };
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
