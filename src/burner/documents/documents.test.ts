import { expect, test } from 'vitest';
import { readBurnerConfig } from '../../burner-config/read-config';
import type { JobReport } from '../../report/report';
import { jobFigures, jobLog } from '../measurements/job-latency';
import type { Measured } from '../measurements/measurement';
import { nodeFigures, nodeLog } from '../measurements/node-latency';
import { podFigures } from '../measurements/pod-figures';
import { podLog } from '../measurements/pod-log';
import { pvcFigures } from '../measurements/pvc-latency';
import { claimLog } from '../measurements/pvc-log';
import { after, seen, t0 } from '../measurements/watched.test-data';
import { jobSummary } from './job-summary';
import { quantileDocuments, timeseriesDocuments } from './measurement-documents';
import { committedFields, type DocumentFields } from './struct-tags.test-data';

const names = { uuid: 'u1', version: 'v1', metadata: { k8sVersion: 'v1.36.3', totalNodes: 3 } };
const job = { name: 'load', churn: { from: t0 - 1, to: t0 + 60_000 } };

/** kube-burner's measurements of one object each that went all its way. */
const measured: Record<string, Measured> = {
  podLatencyMeasurement: measuredPods(),
  jobLatencyMeasurement: measuredJobs(),
  pvcLatencyMeasurement: measuredClaims(),
  nodeLatencyMeasurement: measuredNodes(),
};

function measuredPods(): Measured {
  const log = podLog(() => true);
  const conditions = [{ type: 'Ready', status: 'True', lastTransitionTime: after(2) }];
  log.onPod(seen('ADDED', 'a', t0, { spec: { nodeName: 'n' }, status: { conditions } }));
  return podFigures(log, () => false);
}

function measuredJobs(): Measured {
  const log = jobLog(() => true);
  const conditions = [{ type: 'Complete', status: 'True', lastTransitionTime: after(2) }];
  log.onEvent(seen('ADDED', 'a', t0, { status: { startTime: after(0), conditions } }));
  return jobFigures(log);
}

function measuredClaims(): Measured {
  const log = claimLog(() => true);
  const claim = (storage: string) => ({
    spec: { resources: { requests: { storage } } },
    status: { phase: 'Bound', capacity: { storage } },
  });
  log.onEvent(seen('ADDED', 'a', t0, claim('1Gi')));
  log.onEvent(seen('MODIFIED', 'a', t0 + 5, claim('2Gi')));
  return pvcFigures(log);
}

function measuredNodes(): Measured {
  const log = nodeLog();
  const conditions = [{ type: 'Ready', status: 'True', lastTransitionTime: after(2) }];
  log.onEvent(seen('ADDED', 'a', t0, { status: { conditions } }));
  return nodeFigures(log);
}

/** Every field that kube-burner always writes, and no other than it knows. */
function expectFields(row: object | undefined, { required, optional }: DocumentFields): void {
  const fields = Object.keys(row ?? {});
  expect(required.filter(field => !fields.includes(field))).toEqual([]);
  expect(fields.filter(field => !required.includes(field) && !optional.includes(field))).toEqual([]);
}

test.each(Object.keys(measured))('%s has kube-burner’s fields', name => {
  const { documents } = measured[name] ?? {};
  if (documents === undefined) throw new Error(name);
  const fields = committedFields();
  expect(documents.metricName).toBe(name);
  const [row] = timeseriesDocuments(documents, names, job);
  expectFields(row, fields[name as keyof typeof fields]);
  expect(row).toMatchObject({ uuid: 'u1', jobName: 'load', churnMetric: true, metadata: names.metadata });
  const [quantile] = quantileDocuments(documents, names, job, t0);
  expectFields(quantile, fields.quantiles);
  expect(quantile).toMatchObject({ metricName: documents.quantilesName, timestamp: '2026-01-01T00:00:00Z' });
});

test('the quantiles are of whole ms, with kube-burner’s own zeros for stages that nothing showed', () => {
  const documents = [...quantileDocuments(measuredPods().documents, names, job, t0)];
  expect(documents.map(({ quantileName, P99 }) => [quantileName, P99])).toEqual([
    ...[
      ['PodScheduled', 0],
      ['PodReadyToStartContainers', 0],
      ['Initialized', 0],
    ],
    ...[
      ['ContainersStarted', 0],
      ['ContainersReady', 0],
      ['Ready', 2000],
    ],
  ]);
});

const report = { name: 'load', startedAt: t0, endedAt: t0 + 61_400, churn: job.churn } as JobReport;
const text = `jobs: [{name: load, qps: 20, jobPause: 1m, churnConfig: {percent: 50, duration: 2s},
  namespaceLabels: {a: b}, measurements: [{name: podLatency, thresholds: [{conditionType: Ready, metric: P99, threshold: 2s}]}],
  hooks: [{cmd: [ls], when: beforeCleanup}], objects: []}]`;

test('a summary holds the job as Go writes it: no empty fields, durations in nanoseconds', () => {
  const { config } = readBurnerConfig(text, { name: 'x', files: { read: () => undefined } });
  const [read] = config?.jobs ?? [];
  if (read === undefined) throw new Error('The config of this test is refused.');
  const summary = jobSummary(names, read, report, { passed: false, reasons: ['a', 'b'] });
  const fields = committedFields();
  const { k8sVersion, totalNodes, ...own } = summary;
  expect({ k8sVersion, totalNodes }).toEqual(names.metadata);
  expectFields(own, fields.jobSummary);
  expect(own).toMatchObject({ elapsedTime: 61, passed: false, executionErrors: 'a\nb', uuid: 'u1' });
  const jobConfig = summary['jobConfig'] as Record<string, Record<string, unknown>>;
  expectFields(jobConfig, fields.jobConfig);
  expectFields(jobConfig['churnConfig'], fields.churnConfig);
  expect(jobConfig).toMatchObject({
    ...{ qps: 20, jobPause: 6e10, maxWaitTimeout: 144e11, gc: false, cleanup: true },
    churnConfig: { percent: 50, duration: 2e9 },
    measurements: [{ Name: 'podLatency', LatencyThresholds: [{ ConditionType: 'Ready', Threshold: 2e9 }] }],
    hooks: [{ cmd: ['ls'], when: 'beforeCleanup' }],
  });
  expect(jobConfig).not.toHaveProperty('podWait');
});
