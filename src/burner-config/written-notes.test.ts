import { expect, test } from 'vitest';
import { readBurnerConfig } from './read-config';

const notesOf = (job: string, rest = '') =>
  readBurnerConfig(`jobs:\n  - {name: load, qps: 1, objects: []${job}}\n${rest}`, {
    files: { read: () => undefined },
    name: 'load.yml',
  }).notes;

test.each([
  [', cleanup: true', 'cleanup'],
  [', metricsClosing: afterJob', 'metricsClosing'],
])('%s is noted as not followed', (job, key) => {
  expect(notesOf(job)).toHaveLength(1);
  expect(notesOf(job)[0]).toContain(key);
});

test.each(['', ', preLoadImages: true, cleanup: false', ', metricsClosing: afterJobPause'])(
  'nothing is noted for %j',
  job => {
    expect(notesOf(job)).toEqual([]);
  },
);

test.each([
  ['{metrics: [m.yml]}', 'metricsEndpoints[0] names no endpoint: its metrics are asked of nobody.'],
  [
    '{endpoint: "", metrics: [m.yml], alerts: [a.yml]}',
    'metricsEndpoints[0] names no endpoint: its metrics and alerts are asked of nobody.',
  ],
])('the endpoint %s is noted as none', (endpoint, note) => {
  expect(notesOf('', `metricsEndpoints: [${endpoint}]\n`)).toEqual([note]);
});

test('an endpoint with an address, or with nothing to ask, is not noted', () => {
  const rest = 'metricsEndpoints: [{endpoint: "http://localhost:9090", metrics: [m.yml]}, {indexer: {type: local}}]\n';
  expect(notesOf('', rest)).toEqual([]);
});
