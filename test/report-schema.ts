import { z } from 'zod';
import type { Report } from '../src/report/report';
import { serverReport } from './server-report-schema';

const errorCount = z.strictObject({ kind: z.string(), count: z.int(), message: z.string() });

const ms = z.number();
const distribution = z
  .strictObject({ n: z.int(), min: ms, p50: ms, p95: ms, p99: ms, max: ms, avg: ms })
  .meta({ description: 'Times in ms; percentiles by nearest rank, kube-burner’s own under podLatency.compatible.' });

const stage = z.strictObject({
  stage: z.string(),
  observed: z.boolean(),
  latency: distribution.exactOptional(),
});

const watchGaps = z.array(z.strictObject({ from: z.number(), to: z.number() }));
const bothWays = {
  compatible: z.array(stage).meta({ description: 'As kube-burner computes it: creationTimestamp, whole seconds.' }),
  exact: z.array(stage).meta({ description: 'From ADDED to each stage by watch arrival.' }),
  watchGaps,
  beforeCreation: z.int().exactOptional().meta({ description: 'Objects that say a stage was before their creation.' }),
  byNode: z
    .array(z.strictObject({ node: z.string(), pods: z.int(), predicted: z.int().exactOptional() }))
    .exactOptional()
    .meta({
      description: 'Where pods went, most first; what the scheduler’s formulas said before, where that was asked.',
    }),
};

const podLatency = z.strictObject({
  ...bothWays,
  pods: z.int(),
  neverReady: z.int(),
  simulated: z.boolean().meta({ description: 'Pods ran on simulated nodes, where no kubelet takes part.' }),
  simulatedPods: z.int().exactOptional(),
});

const measurement = z.strictObject({
  ...bothWays,
  name: z.enum(['podLatency', 'jobLatency', 'pvcLatency', 'nodeLatency', 'serviceLatency']),
  kind: z.string(),
  objects: z.int(),
  neverReady: z.int(),
  simulated: z.int().meta({ description: 'Objects on simulated nodes, or simulated nodes themselves.' }),
  impossible: z.string().exactOptional().meta({ description: 'Why nothing was measured.' }),
});

const rate = z.number().meta({ description: 'Requests a second.' });
const epochMs = z.number().meta({ description: 'Epoch ms.' });

const sample = z.strictObject({
  at: epochMs,
  job: z.string(),
  requestedRate: rate,
  reachedRate: rate,
  sent: z.int(),
  answered: z.int(),
  errors: z.int(),
  podsCreated: z.int().exactOptional(),
  podsReady: z.int().exactOptional(),
  latency: z.record(z.string(), distribution).exactOptional(),
});

const job = z.strictObject({
  name: z.string(),
  type: z.enum(['create', 'delete', 'patch', 'read', 'http', 'load']),
  startedAt: epochMs,
  endedAt: epochMs,
  requestedRate: rate,
  burst: z.number().exactOptional(),
  reachedRate: rate.nullable().meta({
    description:
      '(n − 1) ÷ (last send − first send), pauses and waits of the config left out, of what was sent before it churned; null below two sends.',
  }),
  sent: z.int(),
  succeeded: z.int(),
  failed: z.int(),
  retried: z.int(),
  throttled: z.int().exactOptional().meta({ description: 'Answers 429.' }),
  bytes: z.strictObject({ sent: z.int(), received: z.int(), watched: z.int() }).exactOptional(),
  notSent: z.array(errorCount).exactOptional(),
  sendDelay: distribution.exactOptional(),
  requestLatency: z.array(z.strictObject({ what: z.string(), latency: distribution })),
  errors: z.array(errorCount),
  watchers: z
    .array(
      z.strictObject({ apiVersion: z.string(), kind: z.string(), watches: z.int(), events: z.int(), gaps: z.int() }),
    )
    .exactOptional(),
  podLatency: podLatency.exactOptional(),
  measurements: z.array(measurement).exactOptional(),
  churn: z.strictObject({ from: epochMs, to: epochMs }).exactOptional(),
});

const target = z.strictObject({
  context: z.string(),
  server: z.string(),
  namespaces: z.array(z.string()),
  kubernetesVersion: z.string().exactOptional(),
  nodes: z.strictObject({ total: z.int(), simulated: z.int() }).exactOptional(),
});

const exitCode = z.union([0, 1, 2, 3, 4, 5, 130].map(code => z.literal(code as Report['outcome']['exitCode'])));

/** What report.json holds, told a second time so that a change of either one is seen. `schemas/report.schema.json` is made of it. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  runId: z.string(),
  title: z.string(),
  source: z.string(),
  headroomVersion: z.string(),
  startedAt: epochMs,
  endedAt: epochMs,
  target,
  outcome: z.strictObject({
    passed: z.boolean(),
    exitCode,
    sentence: z.string(),
    reasons: z.array(z.string()),
  }),
  jobs: z.array(job),
  samples: z.array(sample),
  steps: z.array(
    z.strictObject({
      at: epochMs,
      name: z.string(),
      state: z.enum(['started', 'done', 'failed']),
      text: z.string(),
    }),
  ),
  cleanUp: z.strictObject({ deleted: z.int(), left: z.int(), kept: z.boolean() }),
  notes: z.array(z.string()),
  server: serverReport.exactOptional(),
});

/** Every key of a type with whether it may be missing: where a plain comparison takes any optional key for granted, this does not. */
type Told<T> = T extends readonly (infer Item)[]
  ? Told<Item>[]
  : T extends object
    ? {
        -readonly [Key in keyof T]-?: [
          Partial<Pick<T, Key>> extends Pick<T, Key> ? 'optional' : 'required',
          Told<T[Key]>,
        ];
      }
    : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type SchemaIsReport = Same<Told<z.infer<typeof reportSchema>>, Told<Report>>;

/** Does not compile when the document and its schema tell different keys or types. */
export const schemaIsReport: SchemaIsReport = true;

/** The JSON schema of report.json. */
export function reportJsonSchema(): object {
  return { title: 'Headroom run report', ...z.toJSONSchema(reportSchema) };
}
