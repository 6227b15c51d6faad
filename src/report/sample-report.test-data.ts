import type { Report } from './report';

const once = (ms: number) => ({ n: 1, min: ms, p50: ms, p95: ms, p99: ms, max: ms, avg: ms });

/** A small report that uses every part of the document. */
export const sampleReport: Report = {
  schemaVersion: 1,
  runId: 'r1',
  title: 'single-deployment',
  source: 'single-deployment',
  headroomVersion: '0.1.0',
  startedAt: 1_000,
  endedAt: 4_000,
  target: {
    context: 'practice',
    server: 'https://127.0.0.1:6443',
    namespaces: ['kube-burner-test-0'],
    kubernetesVersion: 'v1.36.3',
    nodes: { total: 10, simulated: 10 },
  },
  outcome: { passed: true, exitCode: 0, sentence: 'Passed: 1 create; 1 of 1 pod ready.', reasons: [] },
  jobs: [
    {
      name: 'create',
      type: 'create',
      startedAt: 1_000,
      endedAt: 3_000,
      requestedRate: 1,
      burst: 1,
      reachedRate: null,
      sent: 1,
      succeeded: 1,
      failed: 0,
      retried: 0,
      throttled: 0,
      bytes: { sent: 512, received: 2048, watched: 4096 },
      notSent: [],
      sendDelay: once(0.4),
      requestLatency: [{ what: 'create deployments', latency: once(7) }],
      errors: [{ kind: 'forbidden', count: 1, message: 'a | b <script>\nc' }],
      podLatency: {
        compatible: [
          { stage: 'ContainersStarted', observed: false },
          { stage: 'Ready', observed: true, latency: once(1000) },
        ],
        exact: [{ stage: 'Ready', observed: true, latency: once(812) }],
        pods: 1,
        neverReady: 0,
        watchGaps: [],
        simulated: true,
        simulatedPods: 1,
        beforeCreation: 0,
      },
      measurements: [
        {
          name: 'jobLatency',
          kind: 'Job',
          objects: 1,
          neverReady: 0,
          compatible: [{ stage: 'Complete', observed: true, latency: once(2000) }],
          exact: [{ stage: 'Complete', observed: true, latency: once(1610) }],
          watchGaps: [],
          simulated: 1,
          beforeCreation: 0,
        },
      ],
      churn: { from: 2_000, to: 2_500 },
      watchers: [{ apiVersion: 'v1', kind: 'Pod', watches: 1, events: 3, gaps: 0 }],
    },
  ],
  samples: [
    {
      at: 2_000,
      job: 'create',
      requestedRate: 1,
      reachedRate: 1,
      sent: 1,
      answered: 1,
      errors: 0,
      podsCreated: 1,
      podsReady: 1,
      latency: { Ready: once(812) },
    },
  ],
  steps: [{ at: 1_000, name: 'preflight', state: 'done', text: 'every right is there' }],
  cleanUp: { deleted: 2, left: 0, kept: false },
  notes: ['a note'],
  server: {
    everyMs: 5_000,
    apiServers: 1,
    servers: [{ startedAt: 500 }],
    restarts: 0,
    samples: [
      {
        at: 1_000,
        server: 0,
        memoryBytes: 300_000_000,
        cores: null,
        inFlight: { readOnly: 1, mutating: 1 },
        levels: { exempt: { seats: 1, queued: 0, rejected: 0 } },
      },
    ],
    gaps: [{ from: 2_000, to: 3_000, why: 'no answer within 4.5 s' }],
    levels: [
      {
        ...{ name: 'global-default', nominalSeats: 16, limitSeats: 400, peakSeats: 1, peakQueued: 0 },
        ...{ dispatched: 2, rejected: 0 },
      },
    ],
    callers: [
      {
        ...{ flowSchema: 'global-default', level: 'global-default', dispatched: 2, rejected: 0 },
        ...{ executionSeconds: 0.01, waitSeconds: 0 },
      },
    ],
    cost: { samples: 1, bytes: 300_000, parseMs: 4 },
  },
};
