import type { GlobalConfig, JobConfig, MeasurementConfig } from '../../burner-config/config';

/**
 * The measurements of a job: the global ones, and its own over those of the same name. As in kube-burner (mergo with
 * override), only what a job's entry sets takes the place of the global value.
 */
export function configuredMeasurements(
  { measurements }: Pick<GlobalConfig, 'measurements'>,
  job: Pick<JobConfig, 'measurements'>,
): readonly MeasurementConfig[] {
  const merged = new Map(measurements.map(one => [one.name, one]));
  for (const own of job.measurements) merged.set(own.name, { ...(merged.get(own.name) ?? own), ...whatIsSet(own) });
  return [...merged.values()];
}

function whatIsSet(own: MeasurementConfig): Partial<MeasurementConfig> {
  const isSet = ([, value]: [string, unknown]): boolean =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== 0;
  return Object.fromEntries(Object.entries(own).filter(isSet));
}
