import { ProfileError } from '../../burner-config/profile-values';
import type { RunPlan } from '../../burner-config/plan';
import type { Connection } from '../../cluster/connection';
import { endpointRefusals } from '../../burner/prometheus/collect';
import { readProfiles, type PrometheusProfile } from '../../burner/prometheus/profiles';
import type { PreflightDocument } from '../../report/preflight';
import { CliError } from '../cli-error';
import { findSource } from '../load-run';
import { REFUSED } from './options';

/** What the config asks of Prometheus. @throws CliError with exit code 5 for a profile that cannot be read */
export async function profilesOf(source: string, { config }: RunPlan): Promise<readonly PrometheusProfile[]> {
  try {
    return await readProfiles(config, findSource(source).files);
  } catch (error) {
    if (error instanceof ProfileError) throw new CliError(error.message, REFUSED);
    throw error;
  }
}

/** The preflight with what every Prometheus answered to a first question. */
export async function withEndpoints(
  seen: PreflightDocument,
  connection: Connection,
  profiles: readonly PrometheusProfile[],
): Promise<PreflightDocument> {
  const refusals = await endpointRefusals({ connection, profiles });
  return { ...seen, refusals: [...seen.refusals, ...refusals] };
}
