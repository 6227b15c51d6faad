import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Connection } from '../../../src/cluster/connection';
import { openConnection } from '../../../src/cluster/open-connection';
import type { PodsOfNode, Report } from '../../../src/report/report';
import { headroom, reportOf, stateHome } from '../command-line';
import { expectNothingLeft } from '../nothing-left';

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

const farAway = 'mutatingMs=600000,listsMs=600000';

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
  {
    scenario: 'node-join',
    // No time is held against a busy machine here: the objective is far away.
    set: `batches.0=1,batches.1=2,batches.2=2,batches.3=3,daemonSets=2,secondsPerStep=1,${farAway}`,
    check({ jobs, notes, outcome, samples }) {
      expect(jobs.map(({ name }) => name)).toEqual(
        [1, 2, 2, 3].map((n, i) => `batch ${i + 1}: ${n} node${n > 1 ? 's' : ''}`),
      );
      for (const job of jobs) {
        expect(job).toMatchObject({ type: 'load', failed: 0 });
        expect(job.requestLatency.map(({ what }) => what).sort()).toEqual(['mutating calls', 'namespaced lists']);
      }
      // 8 nodes with 2 pods each.
      expect(samples.at(-1)).toMatchObject({ podsCreated: 16, podsReady: 16 });
      expect(notes[3]).toMatch(/^3 nodes with 6 pods at once: p99 of mutating calls .*; all Ready after /);
      expect(outcome.sentence).toContain('the largest batch within the objective was 3 nodes with 6 pods at once');
    },
  },
  {
    scenario: 'control-plane-limit',
    set: `steps=3,nodesPerStep=1,podsPerNode=10,secondsPerStep=1,${farAway}`,
    check({ jobs, notes, outcome, samples }) {
      expect(jobs).toHaveLength(3);
      expect(samples.at(-1)).toMatchObject({ podsCreated: 30, podsReady: 30 });
      expect(outcome.sentence).toMatch(
        /the objective held up to 30 pods, where the plan ended\. 1000 pods took \S+ \S+ of the API server’s memory \(95 % interval .* 4 points\)/,
      );
      expect(notes[2]).toMatch(/^step 3: 3 nodes, 30 pods: 30 Ready, p99 of mutating calls /);
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

test('what breaks the objective ends the run with the answer', async () => {
  const set = 'batches.0=1,daemonSets=1,secondsPerStep=1,mutatingMs=0.001,listsMs=600000';
  const ended = await headroom(['run', 'node-join', '--set', set, '--yes', '--events']).ended;
  const { jobs, outcome, cleanUp } = reportOf(ended);
  expect(jobs).toHaveLength(1);
  expect(outcome.sentence).toMatch(/^Passed: no batch was within the objective; 1 node with 1 pod at once broke it /);
  expect(cleanUp.left).toBe(0);
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
