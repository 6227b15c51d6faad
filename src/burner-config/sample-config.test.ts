import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { sampleConfig, type SampleConfig } from './sample-config';

const sample = (text: string): SampleConfig | undefined =>
  sampleConfig(readYaml(text), { read: () => undefined }, 'c.yml');

test('what only a run knows has a stand-in of the type that is wanted there', () => {
  const text = `jobs:
  - name: {{ .NAME }}
    jobIterations: {{ .ITERATIONS }}
    qps: {{ .QPS }}
    gc: {{ .GC }}
    jobPause: {{ .PAUSE }}
    burst: {{ mul .BURST 2 }}
`;
  const read = sample(text);
  expect(read?.standIns).toEqual({ NAME: 'name', ITERATIONS: 1, QPS: 1, GC: true, PAUSE: '1m', BURST: 1 });
  expect(read?.config.jobs[0]).toMatchObject({ name: 'name', jobIterations: 1, gc: true, jobPause: 60_000, burst: 2 });
});

test('a config that needs nothing has no stand-ins, and its own values', () => {
  expect(sample('jobs: [{ name: a, jobIterations: 7 }]')).toMatchObject({
    standIns: {},
    refused: false,
    config: { jobs: [{ name: 'a', jobIterations: 7 }] },
  });
});

test('an unknown key hides nothing', () => {
  const read = sample('jobs: [{ name: a, jobIterations: 7, nope: 1 }]');
  expect(read?.config.jobs[0]?.jobIterations).toBe(7);
  expect(read?.refused).toBe(true);
});

test.each(['jobs: [', 'jobs: {{ nope }}', 'jobs: {{ .a', ''])('%j cannot be read', text => {
  expect(sample(text)).toBeUndefined();
});
