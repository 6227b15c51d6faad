import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { PreflightDocument } from '../../src/report/preflight';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { writtenConfig } from './written-config';

const namespace = 'headroom-preflight-test';
const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
const config = writtenConfig(['name: make, objects: [{objectTemplate: pod.yml}]']);
let connection: Connection;

const post = (path: string, body: object) => connection.request({ method: 'POST', path, body });

/** Bob may make pods in one namespace, and nothing else: no events there, no namespaces, no nodes. */
beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  await post('/api/v1/namespaces', { metadata: { name: namespace } });
  const verbs = ['create', 'list', 'watch', 'delete'];
  const rules = [{ apiGroups: [''], resources: ['pods'], verbs }];
  await post(`${rbac}/roles`, { metadata: { name: 'pods' }, rules });
  await post(`${rbac}/rolebindings`, {
    metadata: { name: 'pods' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'pods' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'bob' }],
  });
});
afterAll(async () => {
  await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
  await connection.close();
  for (const made of [path.dirname(config), stateHome]) rmSync(made, { recursive: true, force: true });
});

const inNamespace = (name: string) => ['--one-namespace', '-n', name];
const bob = () => ['--context', `${connection.context}-bob`];
async function dryRun(...args: string[]): Promise<PreflightDocument> {
  const { stdout } = await headroom(['run', config, '--dry-run', '-o', 'json', ...args]).ended;
  return JSON.parse(stdout) as PreflightDocument;
}

test('rights on pods suffice in one namespace; without events a note says what follows', async () => {
  const seen = await dryRun(...inNamespace(namespace), ...bob());
  expect(seen).toMatchObject({ missingPermissions: [], refusals: [] });
  expect(seen.notes.join()).toContain('may not watch Events');
  const { code, ...ended } = await headroom(['run', config, '--yes', '--events', ...inNamespace(namespace), ...bob()])
    .ended;
  const report = reportOf({ code, ...ended });
  expect(report.outcome).toMatchObject({ passed: true });
  expect(report.jobs[0]?.podLatency).toMatchObject({ pods: 1, neverReady: 0 });
  await expectNothingLeft(connection, report.runId);
});

test('without that namespace the rights to watch and remove pods everywhere are missing', async () => {
  const { missingPermissions } = await dryRun(...bob());
  const verbs = missingPermissions.filter(({ resource }) => resource === 'pods').map(({ verb }) => verb);
  expect(verbs.sort()).toEqual(['create', 'delete', 'list', 'watch']);
});

test('a measurement of Services needs the right to speak to its pod', async () => {
  const measured = writtenConfig(
    ['name: make, objects: [{objectTemplate: cm.yml}]'],
    'measurements: [{name: serviceLatency, svcTimeout: 5s}]',
  );
  const asked = ['run', measured, '--dry-run', '-o', 'json', ...inNamespace(namespace), ...bob()];
  const { missingPermissions } = JSON.parse((await headroom(asked).ended).stdout) as PreflightDocument;
  rmSync(path.dirname(measured), { recursive: true });
  const exec = missingPermissions.filter(({ resource }) => resource === 'pods/exec').map(({ verb }) => verb);
  expect(exec.sort()).toEqual(['create', 'get']);
});

test('a namespace that is not there is a refusal, and nothing is made', async () => {
  expect((await dryRun(...inNamespace('not-there'))).refusals.join()).toContain('There is no namespace not-there');
  const { code, stderr } = await headroom(['run', config, '--yes', ...inNamespace('not-there')]).ended;
  expect(code).toBe(5);
  expect(stderr).toContain('There is no namespace not-there');
});

test('hooks are shown, and wait for somebody to allow them', async () => {
  const hooked = writtenConfig([
    'name: make, hooks: [{cmd: [date, --utc], when: beforeGC}], objects: [{objectTemplate: cm.yml}]',
  ]);
  const look = async (...args: string[]): Promise<PreflightDocument> => {
    const { stdout } = await headroom(['run', hooked, '--dry-run', '-o', 'json', ...args]).ended;
    return JSON.parse(stdout) as PreflightDocument;
  };
  const [asked, allowed] = await Promise.all([look(), look('--allow-hooks')]);
  rmSync(path.dirname(hooked), { recursive: true });
  for (const seen of [asked, allowed]) {
    expect(seen.notes).toContain('Runs on this machine (beforeGC of job make): date --utc');
    expect(seen.refusals).toEqual([]);
  }
  expect(asked.allowances).toMatchObject([{ options: ['--allow-hooks'] }]);
  expect(allowed.allowances).toEqual([]);
});
