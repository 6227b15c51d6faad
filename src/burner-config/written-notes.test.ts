import { expect, test } from 'vitest';
import { readBurnerConfig } from './read-config';

const notesOf = (job: string) =>
  readBurnerConfig(`jobs:\n  - {name: load, qps: 1, objects: []${job}}\n`, {
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
