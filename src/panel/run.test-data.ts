import type { RunEvent } from '../report/events';
import type { ExitCode, Report, Sample } from '../report/report';

const target = {
  context: 'practice',
  server: 'https://127.0.0.1:6443',
  namespaces: ['web'],
  nodes: { total: 10, simulated: 10 },
};

/** One create job of 100 pods at 50/s on simulated nodes. */
export const started: Extract<RunEvent, { type: 'run-started' }> = {
  type: 'run-started',
  at: 0,
  runId: 'r1',
  title: 'Single deployment',
  source: 'single-deployment',
  target,
  plan: {
    digest: 'd',
    objects: 100,
    requests: 100,
    pods: 100,
    namespaces: ['web'],
    maxRate: 50,
    leastSeconds: 2,
    jobs: [{ name: 'create', type: 'create', requests: 100, rate: 50, burst: 50 }],
  },
};

/** A sample of that job. */
export function sample(at: number, more: Partial<Sample>): RunEvent {
  const quiet = { requestedRate: 50, reachedRate: 49, sent: 0, answered: 0, errors: 0 };
  return { type: 'sample', at, job: 'create', ...quiet, ...more };
}

/** The end of that run. */
export function finished(exitCode: ExitCode, jobs: Report['jobs'] = [job]): RunEvent {
  const passed = exitCode === 0;
  const sentence = passed ? 'Passed.' : 'It did not pass.';
  const report: Report = {
    schemaVersion: 1,
    runId: 'r1',
    title: started.title,
    source: started.source,
    headroomVersion: '0.1.0',
    startedAt: 0,
    endedAt: 3000,
    target,
    outcome: { passed, exitCode, sentence, reasons: [] },
    jobs,
    samples: [],
    steps: [],
    cleanUp: { deleted: 100, left: 0, kept: false },
    notes: [],
  };
  return { type: 'run-ended', at: 3000, runId: 'r1', report, reportDir: '/runs/r1' };
}

/** What that job did: 98 of 100 pods became ready. */
export const job: Report['jobs'][number] = {
  name: 'create',
  type: 'create',
  startedAt: 0,
  endedAt: 3000,
  requestedRate: 50,
  reachedRate: 49.5,
  sent: 100,
  succeeded: 99,
  failed: 1,
  retried: 0,
  requestLatency: [],
  errors: [],
  podLatency: {
    compatible: [],
    exact: [
      { stage: 'Ready', observed: true, latency: { n: 98, min: 5, p50: 40, p95: 80, p99: 95, max: 1290, avg: 44 } },
    ],
    pods: 100,
    neverReady: 2,
    watchGaps: [],
    simulated: true,
  },
};
