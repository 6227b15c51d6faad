import { expect, test } from 'vitest';
import { readBurnerConfig } from '../../burner-config/read-config';
import type { PodLatencyReport } from '../../report/report';
import { exceededThresholds } from './thresholds';

const latency = { n: 3, min: 0, p50: 1000, p95: 2000, p99: 3000, max: 3000, avg: 2000 };
const pods: PodLatencyReport = {
  compatible: [
    { stage: 'Ready', observed: true, latency },
    { stage: 'ContainersStarted', observed: false },
  ],
  exact: [],
  pods: 3,
  neverReady: 0,
  watchGaps: [],
  simulated: false,
};

const held = (conditionType: string, metric: string, threshold: string) => ({
  name: 'podLatency',
  thresholds: [{ conditionType, metric, threshold }],
});

function exceeded(own: readonly object[], global: readonly object[] = []): string[] {
  const jobs = [{ name: 'load', jobType: 'delete', qps: 1, measurements: own, objects: [] }];
  const { config, findings } = readBurnerConfig(JSON.stringify({ global: { measurements: global }, jobs }), {
    name: 'load.json',
    files: { read: () => undefined },
  });
  const job = config?.jobs[0];
  if (config === undefined || job === undefined) throw new Error(JSON.stringify(findings));
  return exceededThresholds(config.global, job, pods).map(({ sentence }) => sentence);
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
