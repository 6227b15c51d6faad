import { expect, test } from 'vitest';
import { podFigures } from './pod-figures';
import { podLog } from './pod-log';

const figures = (log: ReturnType<typeof podLog>, isSimulated: (node: string) => boolean) =>
  podFigures(log, isSimulated).report;
const owns = (labels: Readonly<Record<string, string>>) => (labels['kube-burner.io/job'] ?? 'load') === 'load';
const created = '2026-01-01T00:00:00Z';
const t0 = Date.parse(created);
const pod = (uid: string, conditions: Record<string, string> = {}) => ({
  metadata: { uid, creationTimestamp: created },
  spec: { nodeName: 'n1', containers: [{}] },
  status: {
    conditions: Object.entries(conditions).map(([type, lastTransitionTime]) => ({
      type,
      status: 'True',
      lastTransitionTime,
    })),
  },
});
const at = (type: 'ADDED' | 'MODIFIED', object: object, arrivedAt: number) =>
  ({ type, object: { ...object }, arrivedAt }) as const;
const stage = (stages: readonly { stage: string; observed: boolean }[], name: string) =>
  stages.find(found => found.stage === name);

test('exact latency runs from ADDED to the arrival of the stage; kube-burner’s from creation to whole seconds', () => {
  const pods = podLog(owns);
  pods.onPod(at('ADDED', pod('a'), t0 + 400.5));
  pods.onPod(at('MODIFIED', pod('a', { Ready: '2026-01-01T00:00:01Z' }), t0 + 1212));
  const report = figures(pods, node => node === 'n1');
  expect(stage(report.exact, 'Ready')).toMatchObject({ observed: true, latency: { n: 1, max: 811.5 } });
  expect(stage(report.compatible, 'Ready')).toMatchObject({ latency: { n: 1, p99: 1000 } });
  expect(report).toMatchObject({ objects: 1, neverReady: 0, simulated: 1 });
});

test('a pod that never became ready is counted, and left out of kube-burner’s figures only', () => {
  const pods = podLog(owns);
  pods.onPod(at('ADDED', pod('a', { PodScheduled: created }), t0));
  const report = figures(pods, () => false);
  expect(report).toMatchObject({ objects: 1, neverReady: 1, simulated: 0 });
  expect(stage(report.exact, 'PodScheduled')).toMatchObject({ observed: true });
  expect(stage(report.compatible, 'PodScheduled')).toEqual({ stage: 'PodScheduled', observed: false });
});

test('times of Events win over conditions, and what lies before creation is 0', () => {
  const pods = podLog(owns);
  pods.onPod(at('ADDED', pod('a', { PodScheduled: created, Ready: '2025-12-31T23:59:59Z' }), t0));
  const scheduled = { reason: 'Scheduled', eventTime: '2026-01-01T00:00:00.250000Z', involvedObject: { uid: 'a' } };
  pods.onPodEvent(at('ADDED', scheduled, t0));
  const { compatible, beforeCreation } = figures(pods, () => false);
  expect(beforeCreation).toBe(1);
  expect(stage(compatible, 'PodScheduled')).toMatchObject({ latency: { max: 250 } });
  expect(stage(compatible, 'Ready')).toMatchObject({ latency: { max: 0 } });
});

test('a later restart does not change a start-up that was measured', () => {
  const pods = podLog(owns);
  pods.onPod(at('ADDED', pod('a', { Ready: created }), t0));
  pods.onPod(at('MODIFIED', pod('a', { Ready: created, Initialized: created }), t0 + 60_000));
  expect(stage(figures(pods, () => false).exact, 'Initialized')).toEqual({ stage: 'Initialized', observed: false });
});

test('a gap of the watch is reported', () => {
  const pods = podLog(owns);
  pods.onPod({ type: 'GAP', from: 1, to: 2 });
  expect(figures(pods, () => false).watchGaps).toEqual([{ from: 1, to: 2 }]);
});

test('on a mixed cluster the pods on simulated nodes are counted apart', () => {
  const pods = podLog(owns);
  pods.onPod(at('ADDED', pod('a'), t0));
  pods.onPod(at('ADDED', { ...pod('b'), spec: { nodeName: 'n2' } }, t0));
  expect(figures(pods, node => node === 'n2')).toMatchObject({ objects: 2, simulated: 1 });
});

test('pods of another job, and pods that were there before, are left out', () => {
  const pods = podLog(owns);
  const labelled = (uid: string, job: string) => {
    const plain = pod(uid);
    return { ...plain, metadata: { ...plain.metadata, labels: { 'kube-burner.io/job': job } } };
  };
  pods.onPod(at('ADDED', labelled('a', 'load'), t0));
  pods.onPod(at('ADDED', labelled('b', 'other'), t0));
  pods.onPod(at('MODIFIED', pod('c', { Ready: created }), t0));
  expect(figures(pods, () => false).objects).toBe(1);
});

test('where some pods show a stage and others do not, kube-burner counts 0 for the others', () => {
  const pods = podLog(owns);
  pods.onPod(at('ADDED', pod('a', { PodReadyToStartContainers: '2026-01-01T00:00:02Z', Ready: created }), t0));
  pods.onPod(at('ADDED', pod('b', { Ready: created }), t0));
  const { compatible, exact } = figures(pods, () => false);
  expect(stage(compatible, 'PodReadyToStartContainers')).toMatchObject({ latency: { n: 2, min: 0, max: 2000 } });
  expect(stage(exact, 'PodReadyToStartContainers')).toMatchObject({ latency: { n: 1 } });
});

test('documents have a row for each pod that became ready, with its names and numbers', () => {
  const pods = podLog(owns);
  const labels = { 'kube-burner.io/job-iteration': '7', 'kube-burner.io/replica': '2' };
  const made = pod('a', { Ready: '2026-01-01T00:00:03Z' });
  const named = { ...made, metadata: { ...made.metadata, name: 'p', namespace: 'ns', labels } };
  pods.onPod(at('ADDED', named, t0 + 100));
  pods.onPod(at('ADDED', pod('never'), t0));
  const { rows, exactRows } = podFigures(pods, () => false).documents;
  expect([...rows()]).toEqual([
    {
      ...{ timestamp: t0, namespace: 'ns', podName: 'p', nodeName: 'n1', jobIteration: 7, replica: 2 },
      ...{ podReadyLatency: 3000, schedulingLatency: 0, readyToStartContainersLatency: 0 },
      ...{ initializedLatency: 0, containersStartedLatency: 0, containersReadyLatency: 0 },
    },
  ]);
  expect([...(exactRows?.() ?? [])]).toMatchObject([{ podName: 'p', addedAt: t0 + 100, Ready: 0 }, { podName: '' }]);
});
