import { expect, test } from 'vitest';
import { pvcFigures } from './pvc-latency';
import { claimLog } from './pvc-log';
import { latencyOf, seen, t0 } from './watched.test-data';

const claim = (phase: string, storage = '1Gi', capacity = storage) => ({
  spec: { storageClassName: 'fast', resources: { requests: { storage } } },
  status: { phase, capacity: { storage: capacity } },
});

test('a claim is followed until it is bound, by our own clock', () => {
  const log = claimLog(() => true);
  log.onEvent(seen('ADDED', 'a', t0 + 10.7, claim('Pending')));
  log.onEvent(seen('MODIFIED', 'a', t0 + 12.2, claim('Pending')));
  log.onEvent(seen('MODIFIED', 'a', t0 + 110.9, claim('Bound')));
  const { report, documents } = pvcFigures(log);
  expect(report).toMatchObject({ objects: 1, neverReady: 0 });
  expect(latencyOf(report.exact, 'Pending')).toMatchObject({ max: 0 });
  expect((latencyOf(report.exact, 'Bound') as { max: number }).max).toBeCloseTo(100.2);
  // kube-burner cuts both moments to ms, and takes Pending from the first update, not from ADDED.
  expect(latencyOf(report.compatible, 'Bound')).toMatchObject({ n: 1, max: 100 });
  expect(latencyOf(report.compatible, 'Pending')).toMatchObject({ max: 2 });
  expect(latencyOf(report.compatible, 'Lost')).toBeUndefined();
  expect([...documents.rows()]).toMatchObject([
    { pvcName: 'a', size: '1Gi', storageClass: 'fast', bindingLatency: 100, lostLatency: 0, resizeLatency: 0 },
  ]);
});

test('a claim that stays pending is never ready, and kube-burner leaves it out', () => {
  const log = claimLog(() => true);
  log.onEvent(seen('ADDED', 'a', t0, claim('Pending')));
  const { report, documents } = pvcFigures(log);
  expect(report).toMatchObject({ objects: 1, neverReady: 1 });
  expect([...documents.rows()]).toEqual([]);
});

test('the resize of a claim from an earlier job runs from the change of its request', () => {
  const log = claimLog(() => true);
  const known = seen('ADDED', 'a', t0, claim('Bound'));
  const untouched = seen('ADDED', 'b', t0, claim('Bound'));
  for (const one of [known, untouched]) if (one.type === 'ADDED') log.know([one.object], t0);
  log.onEvent(seen('MODIFIED', 'a', t0 + 1000, claim('Bound', '2Gi', '1Gi')));
  log.onEvent(seen('MODIFIED', 'a', t0 + 1250, claim('Bound', '2Gi')));
  const { report, documents } = pvcFigures(log);
  expect(report).toMatchObject({ objects: 1, neverReady: 0 });
  expect(latencyOf(report.exact, 'Resize')).toMatchObject({ n: 1, max: 250 });
  expect(latencyOf(report.exact, 'Bound')).toBeUndefined();
  expect(latencyOf(report.compatible, 'Resize')).toMatchObject({ n: 1, max: 250 });
  expect([...documents.rows()]).toMatchObject([{ resizeLatency: 250, resizedCapacity: '2Gi', size: '1Gi' }]);
});
