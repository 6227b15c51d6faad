import { z } from 'zod';
import { DEFAULT_TIMEOUT_MS } from './job';
import { measurementSchema } from './measurement';
import { duration, flag, list, text } from './scalars';

export const globalSchema = z.strictObject({
  uuid: text('Taken by kube-burner and of no use: its option --uuid counts.').optional(),
  runid: text('Taken by kube-burner and of no use: each run makes its own.').optional(),
  measurements: list(measurementSchema, 'Measurements of every job.'),
  requestTimeout: duration('Longest time for one request.').default(60_000),
  gc: flag('Remove everything that was made, at the end.').default(false),
  gcMetrics: flag('Measure that removal too.').default(false),
  waitWhenFinished: flag('One wait for everything after all jobs, in place of the waits of each job.').default(false),
  clusterHealth: flag('Start only when every node is healthy.').default(false),
  timeout: duration('kube-burner ignores this; its option --timeout counts.').default(DEFAULT_TIMEOUT_MS),
  functionTemplates: list(text('Template file'), 'Template files with define blocks, for all object templates.'),
  deletionStrategy: z
    .enum(['default', 'gvr'])
    .default('default')
    .meta({ description: 'default deletes namespaces; gvr deletes the objects of each kind first.' }),
});
