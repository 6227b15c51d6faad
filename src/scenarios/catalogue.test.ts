import { expect, test } from 'vitest';
import { planRun } from '../burner-config/plan-run';
import { readBurnerConfig } from '../burner-config/read-config';
import { scenarios } from './catalogue';

const burner = scenarios.filter(({ kind }) => kind === 'burner');
const names = { uuid: 'u', runId: 'r', seed: 1, digest: (pieces: Iterable<string>) => [...pieces].join('|') };

test.each(burner)('$name reads without a finding and can be planned', ({ config, files, name }) => {
  const read = readBurnerConfig(config, { files, name });
  expect(read.findings).toEqual([]);
  if (read.config === undefined) throw new Error('no config');
  const plan = planRun(read.config, { ...names, files });
  for (const job of plan.jobs) expect([...job.objects()]).toHaveLength(job.type === 'create' ? job.requests : 0);
});

test('api-intensive makes what its templates use and deletes what it made', () => {
  const scenario = burner.find(({ name }) => name === 'api-intensive');
  const config = scenario && readBurnerConfig(scenario.config, { files: scenario.files, name: scenario.name }).config;
  if (!scenario || !config) throw new Error('api-intensive is missing');
  const [create, ...deletes] = planRun(config, { ...names, files: scenario.files }).jobs;
  expect(create).toMatchObject({ requests: 40, pods: 10 });
  expect(create?.madeNamespaces).toHaveLength(10);
  expect(create?.namespaces).toEqual(create?.madeNamespaces);
  expect(deletes.map(({ requests }) => requests)).toEqual([10, 30, 10]);
});

test('every scenario has a page of words', () => {
  for (const { page } of scenarios) expect(page).toMatch(/What it shows[\s\S]*How to read it[\s\S]*What is normal/);
});
