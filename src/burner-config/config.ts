import type { z } from 'zod';
import type { configSchema } from './schema/config';

/** A kube-burner config, read strictly and with its defaults filled in. Durations are milliseconds. */
export type BurnerConfig = z.output<typeof configSchema>;
export type GlobalConfig = BurnerConfig['global'];
export type JobConfig = BurnerConfig['jobs'][number];
export type ObjectConfig = JobConfig['objects'][number];
export type MeasurementConfig = GlobalConfig['measurements'][number];
export type EndpointConfig = BurnerConfig['metricsEndpoints'][number];
