import { expect, test } from 'vitest';
import { readBurnerConfig } from '../../burner-config/read-config';
import type { MeasurementReport } from '../../report/report';
import { configuredMeasurements } from './configured';
import { exceededThresholds } from './thresholds';

const latency = { n: 3, min: 0, p50: 1000, p95: 2000, p99: 3000, max: 3000, avg: 2000 };
const pods: MeasurementReport = {
  name: 'podLatency',
  kind: 'Pod',
  compatible: [
    { stage: 'Ready', observed: true, latency },
    { stage: 'ContainersStarted', observed: false },
  ],
  exact: [],
  objects: 3,
  neverReady: 0,
  watchGaps: [],
  simulated: 0,
};

const held = (conditionType: string, metric: string, threshold: string) => ({
  name: 'podLatency',
  thresholds: [{ conditionType, metric, threshold }],
});

function exceeded(own: readonly object[], global: readonly object[] = [], report = pods): string[] {
  const jobs = [{ name: 'load', jobType: 'delete', qps: 1, measurements: own, objects: [] }];
  const { config, findings } = readBurnerConfig(JSON.stringify({ global: { measurements: global }, jobs }), {
    name: 'load.json',
    files: { read: () => undefined },
  });
  const job = config?.jobs[0];
  if (config === undefined || job === undefined) throw new Error(JSON.stringify(findings));
  const thresholds = configuredMeasurements(config.global, job).flatMap(one => one.thresholds);
  return exceededThresholds(thresholds, job.name, report).map(({ sentence }) => sentence);
}

test.each([
  ['P50', '999ms', 1],
  ['P50', '1s', 0],
  ['P95', '1999ms', 1],
  ['P99', '3s', 0],
  ['Avg', '1500ms', 1],
  ['Max', '2s', 1],
])('%s against %s: a figure equal to its threshold is within it', (metric, threshold, failures) => {
  expect(exceeded([held('Ready', metric, threshold)])).toHaveLength(failures);
});

test('the sentence says the figure and the threshold', () => {
  expect(exceeded([held('Ready', 'P99', '2s')])).toEqual([
    'P99 of Ready in job load is 3 s, above its threshold of 2 s.',
  ]);
});

test('a stage that was not observed cannot pass', () => {
  expect(exceeded([held('ContainersStarted', 'P99', '1h')])[0]).toContain('was not observed');
});

test('thresholds of the job take the place of the global ones', () => {
  const strict = held('Ready', 'P99', '1s');
  expect(exceeded([], [strict])).toHaveLength(1);
  expect(exceeded([held('Ready', 'P99', '1h')], [strict])).toEqual([]);
});

test('what never got there counts as too slow, by the share that the figure looks at', () => {
  const report = { ...pods, objects: 6, neverReady: 3 };
  expect(exceeded([held('Ready', 'P50', '1h')], [], report)).toEqual([]);
  expect(exceeded([held('Ready', 'P95', '1h')], [], report)).toEqual([
    'P95 of Ready in job load is above its threshold of 60 min 0 s: 3 of 6 Pods never got there.',
  ]);
});

test('a job without such objects has nothing to judge', () => {
  expect(exceeded([held('ContainersStarted', 'P99', '1h')], [], { ...pods, objects: 0 })).toEqual([]);
});
