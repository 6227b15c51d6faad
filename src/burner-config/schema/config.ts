import { z } from 'zod';
import { endpointSchema } from './endpoint';
import { globalSchema } from './global';
import { jobSchema } from './job';
import { list } from './scalars';

/** The one definition of a kube-burner config: types, strict checks, defaults and the JSON schema come from it. */
export const configSchema = z.strictObject({
  global: globalSchema.prefault({}).meta({ description: 'What holds for every job.' }),
  metricsEndpoints: list(endpointSchema, 'Prometheus servers to read, and where documents go.'),
  jobs: list(jobSchema, 'What the run does, job by job.'),
});
