import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '../../src/cluster/connection';

/** A new folder with a config and its templates; each job is the inside of a YAML flow mapping. Gives the config's path. */
export function writtenConfig(jobs: readonly string[], global = ''): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-config-'));
  for (const [name, text] of Object.entries(templates)) writeFileSync(path.join(folder, name), text);
  const file = path.join(folder, 'load.kube-burner.yml');
  const rate = (job: string): string => (/\bqps:/.test(job) ? '' : 'qps: 50, burst: 50, ');
  const listed = jobs.map(job => `  - {${rate(job)}${job}}\n`).join('');
  writeFileSync(file, `${global === '' ? '' : `global: {${global}}\n`}jobs:\n${listed}`);
  return file;
}

const pod = (nodeSelector: string) => `apiVersion: v1
kind: Pod
metadata: {name: p-{{ .Iteration }}-{{ .Replica }}}
spec:
  ${nodeSelector}
  terminationGracePeriodSeconds: 0
  containers: [{name: c, image: registry.k8s.io/pause:3.10}]
`;

const held = `apiVersion: apps/v1
kind: Deployment
metadata: {name: held}
spec:
  selector: {matchLabels: {app: held}}
  template:
    metadata: {labels: {app: held}}
    spec: {nodeSelector: {no-node: has-this}, containers: [{name: c, image: registry.k8s.io/pause:3.10}]}
`;

const templates = {
  // Never ready, so the run waits until `release` is called.
  'held.yml': held,
  'cm.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "cm-{{ .Iteration }}-{{ .Replica }}"}\n',
  'named-by-run.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "cm-{{ .RunID | lower }}"}\n',
  'pod.yml': pod('restartPolicy: Never'),
  'homeless.yml': pod('nodeSelector: {no-node: has-this}'),
};

/** Lets a run go on that waits for its held.yml: a Deployment without replicas is ready. */
export async function release(connection: Connection, namespace: string): Promise<void> {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/held`;
  await connection.request({ method: 'PATCH', path, body: { spec: { replicas: 0 } } });
}
