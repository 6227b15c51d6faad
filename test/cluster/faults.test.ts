import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { RunEvent } from '../../src/report/events';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';
import { refusingWebhook } from './refusing-webhook';
import { relayTo } from './relay';
import { configMapRules, ownUser, portUnderTest, tokenIn, type OwnUser } from './service-account';
import { tightLevel } from './tight-level';
import { writtenConfig } from './written-config';

/* What goes wrong around a run: nothing stays, nothing passes that did not, and the report says what happened. */
let connection: Connection;
const toRemove: string[] = [];
const users: OwnUser[] = [];
const longer = process.env['HEADROOM_VERIFY'] ? 4 : 1;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(async () => {
  for (const user of users) await user.end();
  await connection.close();
  for (const made of [...toRemove, stateHome]) rmSync(made, { recursive: true, force: true });
});

async function user(name: string, server?: string): Promise<OwnUser> {
  const made = await ownUser(connection, name, server);
  users.push(made);
  toRemove.push(made.folder);
  return made;
}

/** A config of one job of ConfigMaps: `rate` a second, `seconds` long. */
function configMaps(name: string, rate: number, seconds: number, template = 'cm.yml'): string {
  const config = writtenConfig([
    `qps: ${rate}, burst: 1, name: ${name}, namespace: ${name}, jobIterations: ${rate * seconds}, namespacedIterations: false, objects: [{objectTemplate: ${template}}]`,
  ]);
  toRemove.push(path.dirname(config));
  return config;
}

interface Fault {
  /** Happens once, when so many requests were answered. */
  readonly after?: number;
  readonly fault?: () => Promise<unknown>;
  /** Happens once, when a text like this is noted. */
  readonly noted?: RegExp;
  readonly then?: () => Promise<unknown>;
  readonly kubeconfig?: string;
  readonly stateHome?: string;
}

async function run(config: string, { after = 5, fault, noted, then, ...where }: Fault, ...more: string[]) {
  const happened: Promise<unknown>[] = [];
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'sample' && event.answered >= after && fault && happened.length === 0) happened.push(fault());
    if (event.type === 'note' && noted?.test(event.text) && then && happened.length < 2) happened.push(then());
  };
  const ended = await headroom(['run', config, '--yes', '--events', ...more], onEvent, where).ended;
  await Promise.all(happened);
  return ended;
}

test.concurrent('a token that is renewed in its file is taken up, and nothing fails', async () => {
  const renewed = await user('renewed');
  // The server keeps a token that it has seen for ten seconds: the run goes on for longer.
  const ended = await run(configMaps('renewed', 20, 14), {
    kubeconfig: renewed.kubeconfig,
    fault: async () => {
      await renewed.expire();
      await renewed.renew();
    },
  });
  const report = reportOf(ended);
  expect(report.outcome).toMatchObject({ passed: true });
  expect(report.jobs[0]).toMatchObject({ failed: 0, succeeded: 280 });
  await expectNothingLeft(connection, report.runId);
});

test.concurrent('a token that expired fails the run, and the clean-up goes on with the next one', async () => {
  const expired = await user('expired');
  const old = tokenIn(expired);
  const ended = await run(configMaps('expired', 20, 20), {
    kubeconfig: expired.kubeconfig,
    fault: expired.expire,
    noted: /The clean-up tries again/,
    then: expired.renew,
  });
  const report = reportOf(ended);
  expect(ended.code).toBe(1);
  expect(report.outcome.reasons.join(' ')).toContain('they are wrong or have expired; log in again');
  expect(report.cleanUp.left).toBe(0);
  expect(ended.stdout + ended.stderr).not.toContain(old);
  await expectNothingLeft(connection, report.runId);
});

test.concurrent('a right that is revoked fails the run with its name, and what was made goes', async () => {
  const revoked = await user('revoked');
  const withoutCreate = configMapRules.map(rule => ({ ...rule, verbs: rule.verbs.filter(verb => verb !== 'create') }));
  const ended = await run(configMaps('revoked', 20, 8), {
    kubeconfig: revoked.kubeconfig,
    fault: () => revoked.allow(withoutCreate),
  });
  const report = reportOf(ended);
  expect(ended.code).toBe(1);
  expect(report.outcome.sentence).toMatch(/may not create configmaps/);
  expect(report.jobs[0]?.failed).toBeGreaterThan(0);
  expect(report.cleanUp.left).toBe(0);
  await expectNothingLeft(connection, report.runId);
});

test.concurrent('with every right revoked the clean-up says how to go on, and then leaves nothing', async () => {
  const locked = await user('locked-out');
  const { kubeconfig } = locked;
  const ended = await run(configMaps('locked-out', 20, 6), { kubeconfig, fault: () => locked.allow([]) });
  const report = reportOf(ended);
  expect(report.outcome.passed).toBe(false);
  expect(report.outcome.reasons.join(' ')).toContain(`headroom clean --run ${report.runId}`);
  await locked.allow(configMapRules);
  const cleaned = await headroom(['clean', '--run', report.runId, '--yes'], undefined, { kubeconfig }).ended;
  expect(cleaned.code).toBe(0);
  await expectNothingLeft(connection, report.runId);
});

test.concurrent('429s from a tight level are tried again: every object is made, and the figures say so', async () => {
  const throttled = await user('throttled');
  const level = await tightLevel(connection, throttled);
  const ended = await run(configMaps('throttled', 20, 3), {
    kubeconfig: throttled.kubeconfig,
    // The server asks for longer pauses the longer it must refuse.
    fault: () => level.fill().then(() => setTimeout(level.free, 1500)),
  }).finally(level.end);
  const report = reportOf(ended);
  expect(report.outcome.reasons).toEqual([]);
  expect(report.jobs[0]).toMatchObject({ sent: 60, succeeded: 60, failed: 0 });
  expect(report.jobs[0]?.throttled).toBeGreaterThan(0);
  expect(report.jobs[0]?.retried).toBeGreaterThanOrEqual(report.jobs[0]?.throttled ?? Infinity);
  await expectNothingLeft(connection, report.runId);
});

/** Runs ConfigMaps of a user whose every create is answered with 429, from before the run to after it. */
async function refusedRun(name: string, rate: number, seconds: number) {
  const refused = await user(name);
  const webhook = await refusingWebhook(connection, refused);
  const ended = await run(configMaps(name, rate, seconds), { kubeconfig: refused.kubeconfig }).finally(webhook.end);
  const report = reportOf(ended);
  expect(ended.code).toBe(1);
  expect(report.outcome.reasons.join(' ')).toMatch(/asked to slow down \(429\)/);
  expect(report.cleanUp.left).toBe(0);
  await expectNothingLeft(connection, report.runId);
  return report;
}

test.concurrent('429s that do not end: each request is tried six times, and the run fails', async () => {
  const { jobs } = await refusedRun('refused', 5, 2);
  expect(jobs[0]).toMatchObject({ sent: 10, succeeded: 0, failed: 10, retried: 50, throttled: 60 });
});

test.concurrent('429s that do not end stop a longer run', async () => {
  const { jobs, outcome } = await refusedRun('stopped', 20, 240);
  expect(outcome.sentence).toMatch(/^Failed: stopped for the cluster's sake: .* % of the last .* requests failed/);
  expect(jobs[0]?.sent).toBeLessThan(4800);
});

test.concurrent('a watch that was cut is a gap in the report, and no run with one passes', async () => {
  const relay = await relayTo(portUnderTest());
  const config = writtenConfig([
    'name: cut, namespace: cut, jobIterations: 6, namespacedIterations: false, jobIterationDelay: 500ms, objects: [{objectTemplate: pod.yml}]',
  ]);
  toRemove.push(path.dirname(config));
  const cut = await user('cut', `https://127.0.0.1:${relay.port}`);
  await cut.allow([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]);
  const ended = await run(config, { after: 1, kubeconfig: cut.kubeconfig, fault: () => Promise.resolve(relay.cut()) });
  await relay.close();
  const report = reportOf(ended);
  expect(ended.code).toBe(4);
  expect(report.outcome.sentence).toMatch(/the pod watch of job cut broke/);
  expect(report.jobs[0]?.podLatency?.watchGaps.length).toBeGreaterThan(0);
  await expectNothingLeft(connection, report.runId);
});

/** Mounting a file system of a size takes root, and Linux. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A disk of so many KiB. */
function smallDisk(kibibytes: number): { readonly folder: string; readonly end: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'headroom-test', folder]);
  return {
    folder,
    end() {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

test
  .runIf(mayMount)
  .concurrent('a disk without room for the journal refuses the run before anything is made', async () => {
    const disk = smallDisk(8);
    try {
      writeFileSync(path.join(disk.folder, 'taken'), Buffer.alloc(8192));
      const { code, stderr, stdout } = await run(configMaps('no-disk', 20, 1), { stateHome: disk.folder });
      expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
      expect(stderr).toContain('no space is left on the disk');
      const gone = connection.request({ method: 'GET', path: '/api/v1/namespaces/no-disk' });
      await expect(gone).rejects.toMatchObject({ kind: 'not-found' });
    } finally {
      disk.end();
    }
  });

test.runIf(mayMount).concurrent('a disk that fills up during the run ends it with 4, cleaned up', async () => {
  const disk = smallDisk(12);
  try {
    const ended = await run(configMaps('full-disk', 20, 10 * longer), { stateHome: disk.folder });
    const report = reportOf(ended);
    expect(ended.code).toBe(4);
    expect(report.outcome.sentence).toContain('no space is left on the disk');
    expect(report.cleanUp.left).toBe(0);
    await expectNothingLeft(connection, report.runId);
  } finally {
    disk.end();
  }
});
