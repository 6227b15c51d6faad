import { asList, asRecord, type PlainRecord } from '../kubernetes/object';
import type { Change } from './change';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** The pod as it would be after a change; one of a node leaves it as it is. */
export function applied(change: Change, pod: PlainRecord): PlainRecord {
  return { ...pod, spec: changedSpec(change, asRecord(pod['spec'])) };
}

function changedSpec(change: Change, spec: PlainRecord): PlainRecord {
  switch (change.kind) {
    case 'tolerate':
      return { ...spec, tolerations: [...asList(spec['tolerations']), { ...change.taint, operator: 'Equal' }] };
    case 'request less':
      return { ...spec, containers: requesting(asList(spec['containers']), change) };
    case 'drop nodeSelector':
      return { ...spec, nodeSelector: without(spec['nodeSelector'], change.key) };
    case 'drop required node affinity':
      return withoutRequired(spec, 'nodeAffinity');
    case 'drop required pod affinity':
      return withoutRequired(spec, 'podAffinity');
    case 'drop required pod anti-affinity':
      return withoutRequired(spec, 'podAntiAffinity');
    case 'schedule anyway':
      return { ...spec, topologySpreadConstraints: softened(spec['topologySpreadConstraints'], change.topologyKey) };
    case 'drop host port':
      return {
        ...spec,
        containers: withoutPort(spec['containers'], change.port),
        initContainers: withoutPort(spec['initContainers'], change.port),
      };
    case 'label node':
      return spec;
  }
}

const without = (record: unknown, key: string): PlainRecord =>
  Object.fromEntries(Object.entries(asRecord(record)).filter(([name]) => name !== key));

function requesting(
  containers: readonly unknown[],
  { container, resource, to }: Change & { kind: 'request less' },
): unknown {
  const amount = resource === 'cpu' ? `${to}m` : String(to);
  return containers.map((item, index) => {
    if (index !== container) return item;
    const { requests, ...resources } = asRecord(asRecord(item)['resources']);
    return { ...asRecord(item), resources: { ...resources, requests: { ...asRecord(requests), [resource]: amount } } };
  });
}

function withoutRequired(spec: PlainRecord, which: string): PlainRecord {
  const affinity = asRecord(spec['affinity']);
  return { ...spec, affinity: { ...affinity, [which]: without(affinity[which], REQUIRED) } };
}

function softened(constraints: unknown, topologyKey: string): unknown {
  return asList(constraints).map(item =>
    asRecord(item)['topologyKey'] === topologyKey ? { ...asRecord(item), whenUnsatisfiable: 'ScheduleAnyway' } : item,
  );
}

function withoutPort(containers: unknown, port: number): unknown {
  return asList(containers).map(item => {
    const ports = asList(asRecord(item)['ports']).filter(one => asRecord(one)['hostPort'] !== port);
    return { ...asRecord(item), ports };
  });
}
