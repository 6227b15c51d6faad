import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { PodsOfNode, Report } from '../../src/report/report';
import { headroom, reportOf, stateHome } from './command-line';
import { expectNothingLeft } from './nothing-left';

let connection: Connection;
beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(async () => {
  await connection.close();
  rmSync(stateHome, { recursive: true, force: true });
});

interface Small {
  readonly scenario: string;
  readonly set: string;
  /** What its report must say. */
  readonly check: (report: Report) => void;
}

const latencyOf = ({ jobs }: Report, name: string) => jobs.find(job => job.name === name)?.requestLatency[0]?.latency;
const jobOf = ({ jobs }: Report, name: string) => jobs.find(job => job.name === name);

const scenarios: readonly Small[] = [
  {
    scenario: 'fairness-isolation',
    set: 'durationSeconds=3,queueLength=10',
    check(report) {
      expect(jobOf(report, 'before: noisy')?.throttled).toBeGreaterThan(0);
      expect(jobOf(report, 'after: quiet')).toMatchObject({ throttled: 0, failed: 0, succeeded: 15 });
      const [before, after] = [latencyOf(report, 'before: quiet'), latencyOf(report, 'after: quiet')];
      const refused = jobOf(report, 'before: quiet')?.throttled ?? 0;
      expect(refused > 0 || (before?.p50 ?? 0) > (after?.p50 ?? Infinity)).toBe(true);
      expect(report.outcome.sentence).toMatch(/^Passed: the quiet user: .* in the shared level; .* after\.$/);
    },
  },
  {
    scenario: 'scheduler-spread',
    set: 'jobs.0.objects.0.inputVars.podReplicas=6,jobs.2.objects.0.inputVars.podReplicas=6',
    check({ jobs, notes }) {
      const [without, , withRequests] = jobs;
      for (const job of [without, withRequests]) {
        const byNode = job?.podLatency?.byNode ?? [];
        const sum = (figure: (one: PodsOfNode) => number) => byNode.reduce((total, one) => total + figure(one), 0);
        expect(sum(({ pods }) => pods)).toBe(6);
        expect(sum(({ predicted = 0 }) => predicted)).toBe(6);
      }
      expect(notes[0]).toMatch(/^Job without-requests placed 6 pods: .*predicted/);
      expect(notes[1]).toMatch(/^Job with-requests placed 6 pods: .*predicted/);
    },
  },
  {
    scenario: 'list-storm',
    set: 'listedObjects=120,listsPerWay=12,clients=4,pageSize=50',
    check({ jobs, notes, target }) {
      expect(jobs.map(({ name }) => name)).toEqual(['full', 'paged', 'from cache', 'streaming']);
      for (const job of jobs) {
        expect(job).toMatchObject({ type: 'load', sent: 12, succeeded: 12, failed: 0 });
        // Every way brings all the objects: 120 of 1000 bytes and what is around them.
        expect((job.bytes?.received ?? 0) / 12).toBeGreaterThan(120_000);
      }
      expect(notes.filter(note => note.includes('of server CPU each'))).toHaveLength(4);
      expect(notes.join(' ')).toContain(`The API server is ${target.kubernetesVersion ?? ''}`);
    },
  },
  {
    scenario: 'watch-fan-out',
    set: 'secondsPerStep=1,watchersByStep.0=1,watchersByStep.1=3,watchersByStep.2=5,watchersByStep.3=8,watchersByStep.4=10',
    check({ jobs, notes }) {
      const delivered = jobs.map(job => job.requestLatency.find(({ what }) => what === 'delivery')?.latency.n);
      expect(delivered).toEqual([20, 60, 100, 160, 200]);
      expect(notes[4]).toMatch(/^10 watchers: 200 events, delivered in p50 /);
    },
  },
];

describe.each(scenarios)('$scenario', ({ scenario, set, check }) => {
  const args = ['run', scenario, '--set', set];

  test('passes, answers in a sentence, and leaves nothing', async () => {
    const ended = await headroom([...args, '--yes', '--events']).ended;
    const report = reportOf(ended);
    expect(report.outcome, ended.stderr).toMatchObject({ passed: true, exitCode: 0 });
    expect(ended.code).toBe(0);
    check(report);
    expect(report.server?.samples.length).toBeGreaterThan(1);
    expect(report.cleanUp).toMatchObject({ left: 0, kept: false });
    await expectNothingLeft(connection, report.runId);
  });

  test('cancelled in the middle it leaves nothing', async () => {
    let cancelled = false;
    const { ended } = headroom([...args, '--yes', '--events'], (event, child) => {
      if (event.type === 'job-started' && !cancelled) cancelled = child.kill('SIGINT');
    });
    const report = reportOf(await ended);
    expect(report.outcome.exitCode).toBe(130);
    expect(report.cleanUp.left).toBe(0);
    await expectNothingLeft(connection, report.runId);
  });

  test('a dry run shows the plan that a run confirms, and makes nothing', async () => {
    const { code, stdout } = await headroom([...args, '--dry-run', '-o', 'json']).ended;
    expect(code).toBe(0);
    const { plan, refusals, missingPermissions } = JSON.parse(stdout) as {
      readonly plan: { readonly digest: string };
      readonly refusals: unknown;
      readonly missingPermissions: unknown;
    };
    expect({ refusals, missingPermissions }).toEqual({ refusals: [], missingPermissions: [] });
    const other = await headroom([...args, '--scale', '2', '--yes', '--plan-digest', plan.digest]).ended;
    expect(other).toMatchObject({ code: 5, stdout: '' });
    expect(other.stderr).toContain('The plan is not the one that was confirmed');
  });
});

test('killed, it leaves a journal by which clean removes everything', async () => {
  const args = ['run', 'fairness-isolation', '--set', 'durationSeconds=30', '--yes', '--events'];
  const { ended } = headroom(args, (event, child) => {
    if (event.type === 'job-started') child.kill('SIGKILL');
  });
  const [first] = (await ended).events;
  if (first?.type !== 'run-started') throw new Error('The run did not start.');
  const cleaned = await headroom(['clean', '--run', first.runId, '--yes']).ended;
  expect(cleaned.code, cleaned.stderr).toBe(0);
  await expectNothingLeft(connection, first.runId);
});
