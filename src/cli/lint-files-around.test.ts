import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBundle } from '../../practice/build.mjs';
import { headroomIn, pod } from './headroom-under-test.test-data';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-lint-'));
const headroom = headroomIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  await buildBundle('cli');
  writeFileSync(path.join(folder, 'web.yaml'), pod);
}, 180_000);

test('standard input is linted with the settings of the place that it is said to have', () => {
  mkdirSync(path.join(folder, 'team'));
  writeFileSync(path.join(folder, 'team/.headroom.yaml'), 'rules:\n  cpu-request-missing: off\n');
  expect(headroom(['lint', '-', '--stdin-filename', 'team/web.yaml'], pod).status).toBe(0);
  expect(headroom(['lint', '-', '--stdin-filename', 'other/web.yaml'], pod).status).toBe(1);
  expect(headroom(['lint', 'web.yaml', '--config', 'team/.headroom.yaml']).status).toBe(0);
  expect(headroom(['lint', 'web.yaml', '--config', 'none.yaml'])).toMatchObject({
    status: 2,
    stderr: 'headroom: The settings none.yaml do not exist: name a file such as .headroom.yaml.\n',
  });
});

test('what is wrong in settings is a finding of theirs, and no file more', () => {
  mkdirSync(path.join(folder, 'wrong/inside'), { recursive: true });
  writeFileSync(path.join(folder, 'wrong/.headroom.yaml'), 'rules:\n  cpu-request-mising: off\n');
  writeFileSync(path.join(folder, 'wrong/inside/web.yaml'), pod);
  const { stdout } = headroom(['lint', 'wrong/inside', '-o', 'json']);
  const { findings, files } = JSON.parse(stdout) as { findings: { file: string; rule: string }[]; files: number };
  expect(findings[0]).toMatchObject({ file: 'wrong/.headroom.yaml', rule: 'headroom-config' });
  expect(files).toBe(1);
});

test('a single file is linted with the files beside it in mind', () => {
  mkdirSync(path.join(folder, 'linked'));
  const labels = 'labels: { app: web }';
  writeFileSync(path.join(folder, 'linked/pod.yaml'), pod.replace('name: web\n', `name: web\n  ${labels}\n`));
  const rules = () => {
    const { stdout } = headroom(['lint', 'linked/pod.yaml', '-o', 'json']);
    return (JSON.parse(stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
  };
  expect(rules()).not.toContain('readiness-missing');
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: front }\n';
  writeFileSync(
    path.join(folder, 'linked/service.yaml'),
    `${service}spec: { selector: { app: web }, ports: [{ port: 80 }] }\n`,
  );
  expect(rules()).toContain('readiness-missing');
});

test('a baseline lets known findings pass and fails with a new one', () => {
  const file = path.join(folder, 'old.yaml');
  writeFileSync(file, pod);
  const known = ['lint', 'old.yaml', '--baseline', 'known.json'];
  expect(headroom(known)).toMatchObject({ status: 2 });
  expect(headroom([...known, '--update-baseline']).status).toBe(0);
  writeFileSync(file, `# a line more\n${pod}`);
  expect(headroom(known).status).toBe(0);
  writeFileSync(file, pod.replace('name: web\n      resources', 'name: other\n      resources'));
  const { status, stdout } = headroom([...known, '-o', 'json']);
  expect(status).toBe(1);
  const { baseline } = JSON.parse(stdout) as { baseline: { known: number; gone: { message: string }[] } };
  expect(baseline.gone.map(({ message }) => message)).toContain(
    'CPU request of container "web" is not set. Set resources.requests.cpu.',
  );
});
