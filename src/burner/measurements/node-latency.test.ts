import { expect, test } from 'vitest';
import { nodeFigures, nodeLog } from './node-latency';
import { after, latencyOf, seen, t0 } from './watched.test-data';

const status = (...conditions: [string, string, number][]) => ({
  status: {
    conditions: conditions.map(([type, is, at]) => ({ type, status: is, lastTransitionTime: after(at) })),
  },
});

test('a node is followed from its creation until it is Ready', () => {
  const log = nodeLog();
  log.onEvent(seen('ADDED', 'n', t0 + 5, {}, { 'topology.kubernetes.io/zone': 'a' }));
  log.onEvent(seen('MODIFIED', 'n', t0 + 900, status(['MemoryPressure', 'False', 1], ['Ready', 'False', 1])));
  log.onEvent(seen('MODIFIED', 'n', t0 + 2105, status(['MemoryPressure', 'False', 1], ['Ready', 'True', 2])));
  const { report, documents } = nodeFigures(log);
  expect(report).toMatchObject({ objects: 1, neverReady: 0, simulated: 0 });
  expect(latencyOf(report.exact, 'Ready')).toMatchObject({ max: 2100 });
  expect(latencyOf(report.compatible, 'Ready')).toMatchObject({ max: 2000 });
  expect(latencyOf(report.compatible, 'MemoryPressure')).toMatchObject({ max: 1000 });
  expect(latencyOf(report.compatible, 'PIDPressure')).toBeUndefined();
  const [row] = documents.rows();
  expect(row).toMatchObject({ nodeName: 'n', nodeReadyLatency: 2000, labels: { 'topology_kubernetes_io/zone': 'a' } });
});

test('a pressure from before the creation is where kube-burner starts', () => {
  const log = nodeLog();
  log.onEvent(seen('ADDED', 'n', t0, status(['DiskPressure', 'False', -3], ['Ready', 'True', 1])));
  const { compatible } = nodeFigures(log).report;
  expect(latencyOf(compatible, 'Ready')).toMatchObject({ max: 4000 });
  expect(latencyOf(compatible, 'DiskPressure')).toMatchObject({ max: 0 });
});

test('kube-burner takes the newest transition of a node that flaps; exact is the first arrival', () => {
  const log = nodeLog();
  log.onEvent(seen('ADDED', 'n', t0, status(['Ready', 'True', 1])));
  log.onEvent(seen('MODIFIED', 'n', t0 + 9000, status(['Ready', 'True', 9])));
  const { report } = nodeFigures(log);
  expect(latencyOf(report.compatible, 'Ready')).toMatchObject({ max: 9000 });
  expect(latencyOf(report.exact, 'Ready')).toMatchObject({ max: 0 });
});

test('nodes that were there before are not measured, one that is never Ready counts', () => {
  const log = nodeLog();
  log.onEvent(seen('MODIFIED', 'old', t0, status(['Ready', 'True', 1])));
  log.onEvent(seen('ADDED', 'new', t0, status(['Ready', 'Unknown', 1])));
  expect(nodeFigures(log).report).toMatchObject({ objects: 1, neverReady: 1 });
});
