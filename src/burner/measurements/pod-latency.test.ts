import { expect, test } from 'vitest';
import { podLatency } from './pod-latency';

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
  const pods = podLatency('load');
  pods.onPod(at('ADDED', pod('a'), t0 + 400.5));
  pods.onPod(at('MODIFIED', pod('a', { Ready: '2026-01-01T00:00:01Z' }), t0 + 1212));
  const report = pods.report(node => node === 'n1');
  expect(stage(report.exact, 'Ready')).toMatchObject({ observed: true, latency: { n: 1, max: 811.5 } });
  expect(stage(report.compatible, 'Ready')).toMatchObject({ latency: { n: 1, p99: 1000 } });
  expect(report).toMatchObject({ pods: 1, neverReady: 0, simulated: true, simulatedPods: 1 });
});

test('a pod that never became ready is counted, and left out of kube-burner’s figures only', () => {
  const pods = podLatency('load');
  pods.onPod(at('ADDED', pod('a', { PodScheduled: created }), t0));
  const report = pods.report(() => false);
  expect(report).toMatchObject({ pods: 1, neverReady: 1, simulated: false, simulatedPods: 0 });
  expect(stage(report.exact, 'PodScheduled')).toMatchObject({ observed: true });
  expect(stage(report.compatible, 'PodScheduled')).toEqual({ stage: 'PodScheduled', observed: false });
});

test('times of Events win over conditions, and what lies before creation is 0', () => {
  const pods = podLatency('load');
  pods.onPod(at('ADDED', pod('a', { PodScheduled: created, Ready: '2025-12-31T23:59:59Z' }), t0));
  const scheduled = { reason: 'Scheduled', eventTime: '2026-01-01T00:00:00.250000Z', involvedObject: { uid: 'a' } };
  pods.onPodEvent(at('ADDED', scheduled, t0));
  const { compatible } = pods.report(() => false);
  expect(stage(compatible, 'PodScheduled')).toMatchObject({ latency: { max: 250 } });
  expect(stage(compatible, 'Ready')).toMatchObject({ latency: { max: 0 } });
});

test('a later restart does not change a start-up that was measured', () => {
  const pods = podLatency('load');
  pods.onPod(at('ADDED', pod('a', { Ready: created }), t0));
  pods.onPod(at('MODIFIED', pod('a', { Ready: created, Initialized: created }), t0 + 60_000));
  expect(stage(pods.report(() => false).exact, 'Initialized')).toEqual({ stage: 'Initialized', observed: false });
});

test('a gap of the watch is reported', () => {
  const pods = podLatency('load');
  pods.onPod({ type: 'GAP', from: 1, to: 2 });
  expect(pods.report(() => false).watchGaps).toEqual([{ from: 1, to: 2 }]);
});

test('on a mixed cluster the pods on simulated nodes are counted apart', () => {
  const pods = podLatency('load');
  pods.onPod(at('ADDED', pod('a'), t0));
  pods.onPod(at('ADDED', { ...pod('b'), spec: { nodeName: 'n2' } }, t0));
  expect(pods.report(node => node === 'n2')).toMatchObject({ pods: 2, simulated: true, simulatedPods: 1 });
});

test('pods of another job, and pods that were there before, are left out', () => {
  const pods = podLatency('load');
  const labelled = (uid: string, job: string) => {
    const plain = pod(uid);
    return { ...plain, metadata: { ...plain.metadata, labels: { 'kube-burner.io/job': job } } };
  };
  pods.onPod(at('ADDED', labelled('a', 'load'), t0));
  pods.onPod(at('ADDED', labelled('b', 'other'), t0));
  pods.onPod(at('MODIFIED', pod('c', { Ready: created }), t0));
  expect(pods.report(() => false).pods).toBe(1);
});
