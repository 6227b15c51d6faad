import type { JobPlan, RunPlan } from '../../burner-config/plan';
import type { GlobalConfig, MeasurementConfig } from '../../burner-config/config';
import { configuredMeasurements } from './configured';
import type { MeasuredKind, Measurement } from './measurement';
import { measurements } from './table';

/** The measurements of a job, in the order of the table, each with its entry in the config. */
export function measurementsOf(
  global: GlobalConfig,
  job: JobPlan,
): readonly { readonly measurement: Measurement; readonly config: MeasurementConfig }[] {
  const configs = new Map(configuredMeasurements(global, job.config).map(one => [one.name, one]));
  // podLatency also without being asked, wherever a job makes pods.
  if (job.type === 'create' && job.pods > 0 && !configs.has('podLatency')) configs.set('podLatency', unasked);
  return measurements.flatMap(measurement => {
    const config = configs.get(measurement.name);
    return config !== undefined && measurement.jobTypes.includes(job.type) ? [{ measurement, config }] : [];
  });
}

const unasked: MeasurementConfig = { name: 'podLatency', thresholds: [], pprofTargets: [] };

/** What the measurements of a plan must list and watch, and what they make. */
export function measuredKinds({ config, jobs }: RunPlan): readonly MeasuredKind[] {
  return jobs
    .flatMap(job => measurementsOf(config.global, job))
    .flatMap(({ measurement }) => measurement.kinds.map(kind => ({ verbs: ['list', 'watch'], ...kind })));
}
