import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PodLatencyReport, StageLatency } from '../../src/report/report';
import { auditedPods, auditFlags, type AuditedPod } from './audit-log';
import { headroom, reportOf, stateHome } from './command-line';
import { ownCluster, type OwnCluster } from './own-cluster';
import { writtenConfig } from './written-config';

/* The figures of a run held against what the API server itself wrote down of it. */
const verifying = Boolean(process.env['HEADROOM_VERIFY']);
const folder = mkdtempSync(path.join(tmpdir(), 'headroom-truth-'));
// Its two nodes take 220 pods.
const seconds = verifying ? 4 : 2;
const config = writtenConfig([
  `qps: 50, burst: 1, name: truth, namespace: truth, jobIterations: ${50 * seconds}, namespacedIterations: false, objects: [{objectTemplate: pod.yml}]`,
]);
let cluster: OwnCluster;
let found: PodLatencyReport;
let pods: readonly AuditedPod[];
let exact: readonly ExactRow[];

interface ExactRow {
  readonly podName: string;
  readonly Ready?: number;
  readonly PodScheduled?: number;
}

beforeAll(async () => {
  cluster = await ownCluster(auditFlags(folder));
  const reportDir = path.join(folder, 'report');
  // An API server that has just begun ends the first watches that it is asked for.
  await headroom(['run', config, '--yes', '--scale', '0.01', '--events'], undefined, cluster).ended;
  const ended = await headroom(['run', config, '--yes', '--events', '--report-dir', reportDir], undefined, cluster)
    .ended;
  const { jobs, outcome, startedAt } = reportOf(ended);
  expect(outcome.reasons).toEqual([]);
  const measured = jobs[0]?.podLatency;
  if (measured === undefined) throw new Error('The run measured no pods.');
  found = measured;
  pods = auditedPods(folder, 'truth', startedAt);
  exact = JSON.parse(readFileSync(path.join(reportDir, 'exactLatency-truth.json'), 'utf8')) as ExactRow[];
});
afterAll(async () => {
  await cluster.end();
  for (const made of [folder, path.dirname(config), stateHome]) rmSync(made, { recursive: true, force: true });
});

test('every pod that the API server made is in the figures', () => {
  expect(pods).toHaveLength(50 * seconds);
  expect(found).toMatchObject({ pods: pods.length, neverReady: 0, watchGaps: [] });
  expect(exact.map(({ podName }) => podName).sort()).toEqual(pods.map(({ name }) => name).sort());
});

/** kube-burner's latency of a stage: from creationTimestamp, whole ms, not below 0 (pod_latency.go). */
function compatibleLatency(pod: AuditedPod, stage: string): number | undefined {
  const condition = pod.transitions.get(stage);
  const end = stage === 'PodScheduled' ? (pod.scheduledEventAt ?? condition) : condition;
  return end === undefined ? undefined : Math.max(Math.trunc(end - pod.creationTimestamp), 0);
}

/** Its percentile, which it takes from montanaflynn/stats v0.7.1: neither nearest rank nor interpolated. */
function percentile(sorted: readonly number[], percent: number): number {
  const index = (percent / 100) * sorted.length;
  const at = (position: number): number => sorted[position - 1] ?? NaN;
  if (sorted.length === 1) return at(1);
  if (Number.isInteger(index)) return at(index);
  return Math.trunc((at(Math.floor(index)) + at(Math.floor(index) + 1)) / 2);
}

test.each(['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'])(
  'compatible %s is kube-burner’s formula on the objects that the API server recorded',
  stage => {
    const latencies = pods.flatMap(pod => compatibleLatency(pod, stage) ?? []).sort((a, b) => a - b);
    const sum = latencies.reduce((total, latency) => total + latency, 0);
    expect(stageOf(found.compatible, stage)).toEqual({
      n: pods.length,
      ...{ min: latencies[0], max: latencies.at(-1), avg: Math.trunc(sum / latencies.length) },
      ...{ p50: percentile(latencies, 50), p95: percentile(latencies, 95), p99: percentile(latencies, 99) },
    });
  },
);

const stageOf = (stages: readonly StageLatency[], name: string) => stages.find(({ stage }) => stage === name)?.latency;

/** How far exact times of a stage are from the server's own, ms, smallest first. */
function errorsOf(stage: 'Ready' | 'PodScheduled'): readonly number[] {
  const byName = new Map(exact.map(row => [row.podName, row[stage]]));
  const errors = pods.map(({ name, shownAt, createdAt }) =>
    Math.abs((byName.get(name) ?? NaN) - ((shownAt.get(stage) ?? NaN) - createdAt)),
  );
  return errors.sort((a, b) => a - b);
}

// A machine that does other work delays what arrives: only `npm run verify`, alone on it, holds the times to 15 ms.
test.each(['Ready', 'PodScheduled'] as const)('exact %s is the time between the server’s own answers', stage => {
  const errors = errorsOf(stage);
  const [p50 = NaN, p99 = NaN] = [0.5, 0.99].map(share => errors[Math.ceil(share * errors.length) - 1]);
  console.log(`exact ${stage}: ${errors.length} pods, off by ${p50.toFixed(1)} ms (p50), ${p99.toFixed(1)} ms (p99)`);
  expect(errors.every(error => Number.isFinite(error))).toBe(true);
  if (verifying) expect(p99).toBeLessThanOrEqual(15);
});
