import { z } from 'zod';
import { churnSchema } from './churn';
import { hookSchema, watcherSchema } from './hook';
import { incrementalLoadSchema } from './incremental-load';
import { measurementSchema } from './measurement';
import { objectSchema } from './object';
import { decimal, duration, flag, labels, list, text, whole } from './scalars';

/** kube-burner's --timeout when nobody sets one, in ms: also the default of maxWaitTimeout. */
export const DEFAULT_TIMEOUT_MS = 4 * 3_600_000;

const iterations = {
  jobIterations: whole('How often the objects are made.').default(1),
  jobIterationDelay: duration('Pause after each iteration.').default(0),
  jobPause: duration('Pause after the job, while measurements still run.').default(0),
  executionMode: z
    .enum(['parallel', 'sequential'])
    .optional()
    .meta({ description: 'patch and kubevirt: all objects at once, or one after another.' }),
  objectDelay: duration('sequential: pause between objects.').default(0),
  objectWait: flag('sequential: wait for each object before the next.').default(false),
};

const namespaces = {
  namespace: text('Name of the namespace, or the first part of it.').default(''),
  namespacedIterations: flag('A namespace for each iteration: <namespace>-0, <namespace>-1 …').default(true),
  iterationsPerNamespace: whole('Iterations that share a namespace.').default(1),
  preCreateNamespaces: flag('Make all namespaces first.').default(false),
  namespaceLabels: labels('Labels of the namespaces that the job makes.').default({}),
  namespaceAnnotations: labels('Annotations of the namespaces that the job makes.').default({}),
};

const rate = {
  qps: decimal('Requests a second, over a longer time.').default(5),
  burst: whole('Requests that may go out at once before qps holds them back.').default(10),
};

const waiting = {
  podWait: flag('Wait for the pods in each iteration.').default(false),
  waitWhenFinished: flag('Wait for all objects at the end of the job.').default(true),
  maxWaitTimeout: duration('Longest wait for a namespace.').default(DEFAULT_TIMEOUT_MS),
  waitForDeletion: flag('delete: wait until the objects are gone.').default(true),
};

const checks = {
  verifyObjects: flag('create: count the objects at the end.').default(true),
  errorOnVerify: flag('The run fails when the count is wrong.').default(true),
};

const images = {
  preLoadImages: flag('Have every node pull the images before the job.').default(true),
  preLoadPeriod: duration('Longest time for that.').default(600_000),
  preLoadNodeLabels: labels('Only nodes with these labels pull.').default({}),
};

const measuring = {
  measurements: list(measurementSchema, 'Measurements of this job, over the global ones of the same name.'),
  skipIndexing: flag('Write no documents for this job.').default(false),
  metricsAggregate: flag('Measure this job together with the next.').default(false),
  metricsClosing: z
    .enum(['afterJob', 'afterJobPause', 'afterMeasurements'])
    .default('afterJobPause')
    .meta({ description: 'The moment that counts as the end of the job.' }),
};

export const jobSchema = z.strictObject({
  name: text('Name of the job: lower case letters, digits, - and .; every job has its own.'),
  jobType: z
    .enum(['create', 'delete', 'patch', 'read', 'kubevirt'])
    .default('create')
    .meta({ description: 'What the job does with its objects.' }),
  ...iterations,
  ...rate,
  ...namespaces,
  ...waiting,
  ...checks,
  ...images,
  ...measuring,
  objects: list(objectSchema, 'What the job makes, patches, reads or deletes.'),
  watchers: list(watcherSchema, 'Extra watches that load the API server.'),
  cleanup: flag('create: remove what an earlier run of this job left, before it starts.').default(true),
  gc: flag('Remove the objects right after the job.').default(false),
  defaultMissingKeysWithZero: flag('A value missing in a template is no error.').default(false),
  churnConfig: churnSchema.optional().meta({ description: 'create: delete and make again a share, round by round.' }),
  incrementalLoad: incrementalLoadSchema.optional().meta({ description: 'create: raise the load step by step.' }),
  hooks: list(hookSchema, 'Local commands around the job.'),
});
