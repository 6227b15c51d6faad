import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RunPlan } from '../burner-config/plan';
import { planRun } from '../burner-config/plan-run';
import { readBurnerConfig } from '../burner-config/read-config';
import { scenarios } from './catalogue';

const burner = scenarios.filter(({ kind }) => kind === 'burner');
const names = { uuid: 'u', runId: 'r', seed: 1, digest: (pieces: Iterable<string>) => [...pieces].join('|') };

function planOf(name: string): RunPlan {
  const scenario = burner.find(one => one.name === name);
  const config = scenario && readBurnerConfig(scenario.config, { files: scenario.files, name }).config;
  if (!scenario || !config) throw new Error(`${name} is missing`);
  return planRun(config, { ...names, files: scenario.files });
}

test.each(burner)('$name reads without a finding and can be planned', ({ config, files, name }) => {
  const read = readBurnerConfig(config, { files, name });
  expect(read.findings).toEqual([]);
  if (read.config === undefined) throw new Error('no config');
  const plan = planRun(read.config, { ...names, files });
  for (const job of plan.jobs) expect([...job.objects()]).toHaveLength(job.type === 'create' ? job.requests : 0);
});

test('api-intensive makes what its templates use, patches it three times and deletes it', () => {
  const [create, ...others] = planOf('api-intensive').jobs;
  expect(create).toMatchObject({ requests: 40, pods: 10 });
  expect(create?.madeNamespaces).toHaveLength(10);
  expect(create?.namespaces).toEqual(create?.madeNamespaces);
  expect(others.map(({ type, requests }) => [type, requests])).toEqual([
    ['patch', 10],
    ['patch', 10],
    ['patch', 10],
    ['delete', 10],
    ['delete', 10],
    ['delete', 30],
    ['delete', 10],
  ]);
});

test('churn makes again a fifth of its namespaces in each cycle', () => {
  const { config } = planOf('churn');
  expect(config.jobs[0]?.churnConfig).toMatchObject({ cycles: 3, percent: 20, mode: 'namespaces' });
});

test('every scenario has a page of words, and the documentation names it', () => {
  const listed = readFileSync(path.join(import.meta.dirname, '../../docs/scenarios.md'), 'utf8');
  for (const { name } of scenarios) expect(listed).toContain(`[${name}](../src/scenarios/${name}/page.md)`);
  for (const { page } of scenarios) expect(page).toMatch(/What it shows[\s\S]*How to read it[\s\S]*What is normal/);
});
