import { expect, test } from 'vitest';
import type { WatchEvent } from '../../../cluster/connection';
import { latencyOf, seen, t0 } from '../watched.test-data';
import { serviceFigures } from './service-figures';
import { serviceLog, type Question } from './service-log';

const service = (more: Readonly<Record<string, unknown>> = {}) => ({
  spec: { type: 'ClusterIP', clusterIPs: ['10.0.0.1'], ports: [{ port: 80 }, { port: 53, protocol: 'UDP' }], ...more },
});
const slice = (arrivedAt: number, ready: boolean | undefined, of = 'a'): WatchEvent => {
  const endpoints = [{ addresses: ['10.1.0.1'], conditions: ready === undefined ? {} : { ready } }];
  return seen('ADDED', `${of}-1`, arrivedAt, { endpoints }, { 'kubernetes.io/service-name': of });
};

function followed(nodeAddress?: string) {
  const asked: Question[] = [];
  const log = serviceLog(
    () => true,
    questions => asked.push(...questions),
    () => nodeAddress,
  );
  return { log, asked };
}

test('a Service is asked once it has a ready endpoint, and its figure runs from there to the answer', () => {
  const { log, asked } = followed();
  log.onService(seen('ADDED', 'a', t0 + 10, service()));
  log.onSlice(slice(t0 + 130, false));
  expect(asked).toEqual([]);
  log.onSlice(slice(t0 + 1210, true));
  expect(asked).toEqual([{ id: 'ns/a/10.0.0.1/80', host: '10.0.0.1', port: 80 }]);
  log.answered('ns/a/10.0.0.1/80', t0 + 1218.5);
  const { report, documents } = serviceFigures(log);
  expect(report).toMatchObject({ objects: 1, neverReady: 0, watchGaps: [] });
  expect(latencyOf(report.exact, 'EndpointsReady')).toMatchObject({ max: 1200 });
  expect(latencyOf(report.exact, 'Ready')).toMatchObject({ max: 8.5 });
  expect(latencyOf(report.exact, 'IPAssigned')).toBeUndefined();
  // kube-burner's clock starts at its poll after the first address, ready or not: 200 ms after it saw the Service.
  expect(latencyOf(report.compatible, 'Ready')).toMatchObject({ max: 1008 });
  expect([...documents.rows()]).toEqual([
    { timestamp: t0, ready: 1_008_500_000, namespace: 'ns', service: 'a', type: 'ClusterIP' },
  ]);
  expect([...documents.quantiles.keys()]).toEqual(['Ready']);
});

test('every address and TCP port must answer', () => {
  const { log, asked } = followed();
  log.onSlice(slice(t0, undefined));
  log.onService(
    seen('ADDED', 'a', t0 + 5, service({ clusterIPs: ['10.0.0.1', 'fd00::1'], ports: [{ port: 1 }, { port: 2 }] })),
  );
  expect(asked).toHaveLength(4);
  asked.slice(0, 3).forEach(({ id }) => log.answered(id, t0 + 20));
  expect(serviceFigures(log).report).toMatchObject({ objects: 1, neverReady: 1 });
  log.answered(asked[3]?.id ?? '', t0 + 40);
  log.answered(asked[3]?.id ?? '', t0 + 90);
  const { report } = serviceFigures(log);
  expect(report.neverReady).toBe(0);
  // The slice came first, so the Service was ready from the first.
  expect(latencyOf(report.exact, 'Ready')).toMatchObject({ max: 35 });
});

test('a load balancer has its address first; host names count, too', () => {
  const { log, asked } = followed();
  log.onService(seen('ADDED', 'a', t0, service({ type: 'LoadBalancer' })));
  log.onSlice(slice(t0 + 50, true));
  expect(asked).toEqual([]);
  const status = { loadBalancer: { ingress: [{ hostname: 'lb.example' }] } };
  log.onService(seen('MODIFIED', 'a', t0 + 350, { ...service({ type: 'LoadBalancer' }), status }));
  expect(asked).toEqual([{ id: 'ns/a/lb.example/80', host: 'lb.example', port: 80 }]);
  log.answered('ns/a/lb.example/80', t0 + 450);
  const { report, documents } = serviceFigures(log);
  expect(latencyOf(report.exact, 'IPAssigned')).toMatchObject({ max: 350 });
  expect(latencyOf(report.compatible, 'IPAssigned')).toMatchObject({ max: 400 });
  expect([...documents.rows()]).toMatchObject([{ ipAssigned: 400_000_000, type: 'LoadBalancer' }]);
});

test('a NodePort is tried at the node of the checker', () => {
  const { log, asked } = followed('198.19.0.1');
  log.onService(seen('ADDED', 'a', t0, service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] })));
  log.onSlice(slice(t0, true));
  expect(asked).toMatchObject([{ host: '198.19.0.1', port: 30_080 }]);
});

test.each([
  ['without an address of its own', service({ clusterIPs: ['None'] }), {}],
  ['that is but a name', service({ type: 'ExternalName' }), {}],
  ['that speaks no TCP', service({ ports: [{ port: 53, protocol: 'UDP' }] }), {}],
  ['that opts out', service(), { 'kube-burner.io/service-latency': 'false' }],
])('a Service %s is not measured', (_what, object, annotations) => {
  const { log } = followed();
  const event = seen('ADDED', 'a', t0, object);
  if (event.type === 'ADDED') Object.assign(event.object['metadata'] as object, { annotations });
  log.onService(event);
  expect(serviceFigures(log).report.objects).toBe(0);
});

test('what could not be asked is said, and fails nothing silently', () => {
  const { log } = followed();
  log.onService(seen('ADDED', 'a', t0, service()));
  expect(serviceFigures(log, 'no way').report).toMatchObject({ objects: 1, neverReady: 1, impossible: 'no way' });
});
