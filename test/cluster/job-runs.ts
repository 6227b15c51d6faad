import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { RunEvent } from '../../src/report/events';
import type { Report } from '../../src/report/report';
import { headroom, reportOf, stateHome, type Ended } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { writtenConfig } from './written-config';

/** What a run of some jobs is given besides them. */
interface RunOptions {
  readonly global?: string;
  readonly args?: readonly string[];
  /** Called with every event, and a function that cancels the run. */
  readonly onEvent?: (event: RunEvent, cancel: () => void) => unknown;
}

/** Runs jobs (each the inside of a YAML flow mapping) to their end, and looks that nothing is left; call it in a test file's body. */
export function jobRuns(templates: Readonly<Record<string, string>>) {
  let connection: Connection | undefined;
  const configs: string[] = [];
  const opened = (): Connection => {
    if (connection === undefined) throw new Error('The connection is opened before the tests.');
    return connection;
  };
  beforeAll(async () => {
    connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  });
  afterAll(async () => {
    await connection?.close();
    for (const made of [...configs.map(path.dirname), stateHome]) rmSync(made, { recursive: true, force: true });
  });
  const config = (jobs: readonly string[], global = ''): string => {
    const file = writtenConfig(jobs, global);
    configs.push(file);
    for (const [name, text] of Object.entries(templates)) writeFileSync(path.join(path.dirname(file), name), text);
    return file;
  };
  const run = async (jobs: readonly string[], options: RunOptions = {}): Promise<Ended & { report: Report }> => {
    const { global, args = [], onEvent } = options;
    const command = ['run', config(jobs, global), '--yes', '--events', ...args];
    const ended = await headroom(command, (event, child) => onEvent?.(event, () => child.stdin?.write('cancel\n')))
      .ended;
    const report = reportOf(ended);
    await expectNothingLeft(opened(), report.runId);
    return { ...ended, report };
  };
  return { connection: opened, config, run };
}

/** How many requests of each kind a job of a report got answered, `{ 'create pods': 2 }`. */
export function answered(report: Report, job: string): Record<string, number> {
  const found = report.jobs.find(({ name }) => name === job);
  return Object.fromEntries(found?.requestLatency.map(({ what, latency }) => [what, latency.n]) ?? []);
}

export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: "d-{{ .Iteration }}-{{ .Replica }}"}
spec:
  replicas: 2
  selector: {matchLabels: {app: "d-{{ .Iteration }}"}}
  template:
    metadata: {labels: {app: "d-{{ .Iteration }}"}}
    spec: {containers: [{name: c, image: registry.k8s.io/pause:3.10}]}
`;
