import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planRun } from '../../../src/burner-config/plan-run';
import { readBurnerConfig } from '../../../src/burner-config/read-config';
import { isBurnerConfig } from '../../../src/burner-config/shape';
import { burnerFindings } from '../../../src/lint/burner-findings';
import { readYaml } from '../../../src/yaml/read';

const root = path.join(import.meta.dirname, '../../..');
const configs = ['samples', 'src/scenarios']
  .flatMap(folder => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => path.join(folder, name)))
  .filter(name => /\.ya?ml$/.test(name))
  .filter(name => readYaml(readFileSync(path.join(root, name), 'utf8')).documents.some(({ value }) => isBurnerConfig(value)));

test('samples and scenarios have burner configs', () => {
  expect(configs.filter(name => name.startsWith('samples'))).not.toEqual([]);
  expect(configs.filter(name => name.startsWith('src'))).not.toEqual([]);
});

test.each(configs)('%s plans without a finding, and every job has something to do', name => {
  const text = readFileSync(path.join(root, name), 'utf8');
  const folder = path.dirname(path.join(root, name));
  const files = {
    read: (file: string) => (existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : undefined),
  };
  expect(burnerFindings(readYaml(text), files)).toEqual([]);
  const { config } = readBurnerConfig(text, { name, files });
  if (config === undefined) throw new Error('refused');
  const digest = (pieces: Iterable<string>) => [...pieces].reduce((hash, one) => hash.update(one), createHash('sha256')).digest('hex');
  const { jobs } = planRun(config, { files, uuid: 'u', runId: 'r', seed: 1, digest });
  expect(jobs.filter(({ requests }) => requests === 0)).toEqual([]);
});
