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
      },
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
};
