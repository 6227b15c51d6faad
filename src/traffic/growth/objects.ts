import { RUN_LABEL } from '../../runs/run-label';
import { configMapObject, configMapsPath } from '../config-maps';
import { makerOf, namespaceObject, type MadeObject } from '../made-object';

/** Name of the run's namespace. */
export const growthNamespace = (runId: string): string => `headroom-growth-${runId}`;

/** ConfigMaps that take turns: more than requests can be under way, since two patches of one object hinder each other. */
const PROBES = 64;

const probeName = (call: number): string => `probe-${call % PROBES}`;

/** The ConfigMap that the mutating call of this number changes. */
export const probePath = (runId: string, call: number): string =>
  `${configMapsPath(growthNamespace(runId))}/${probeName(call)}`;

/** Namespace and ConfigMaps. */
export function groundObjects(runId: string): readonly MadeObject[] {
  const [make, namespace] = [makerOf(runId), growthNamespace(runId)];
  const probes = Array.from({ length: PROBES }, (_, call) => configMapObject(make, namespace, probeName(call), 100));
  return [namespaceObject(make, namespace), ...probes];
}

/** Simulated nodes with these numbers, as a rented machine of 16 cores; a taint keeps pods of others away. */
export function nodeObjects(runId: string, from: number, count: number): readonly MadeObject[] {
  const make = makerOf(runId);
  const room = { cpu: '16', memory: '64Gi', pods: '110', 'ephemeral-storage': '100Gi' };
  return Array.from({ length: count }, (_, index) => {
    const name = `headroom-${runId}-${from + index}`;
    return make('/api/v1/nodes', 'v1', 'Node', name, {
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' },
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      spec: { taints: [{ key: RUN_LABEL, value: runId, effect: 'NoSchedule' }] },
      status: { capacity: room, allocatable: room, nodeInfo: { architecture: 'amd64', operatingSystem: 'linux' } },
    });
  });
}

export const daemonSetsPath = (runId: string): string => workloadsPath(runId, 'daemonsets');
export const deploymentsPath = (runId: string): string => workloadsPath(runId, 'deployments');

const workloadsPath = (runId: string, plural: string): string =>
  `/apis/apps/v1/namespaces/${growthNamespace(runId)}/${plural}`;

/** DaemonSets on the run's nodes, as agents are. */
export function daemonSetObjects(runId: string, count: number): readonly MadeObject[] {
  const make = makerOf(runId);
  return Array.from({ length: count }, (_, index) => {
    const name = `agent-${index}`;
    return make(daemonSetsPath(runId), 'apps/v1', 'DaemonSet', name, { spec: workload(runId, name) });
  });
}

/** A Deployment with this many pods on the run's nodes. */
export function deploymentObject(runId: string, name: string, replicas: number): MadeObject {
  const spec = { ...workload(runId, name), replicas };
  return makerOf(runId)(deploymentsPath(runId), 'apps/v1', 'Deployment', name, { spec });
}

function workload(runId: string, name: string): object {
  const labels = { app: name, [RUN_LABEL]: runId };
  const container = { name: 'pause', image: 'registry.k8s.io/pause:3.9' };
  const resources = { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '16Mi' } };
  return {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        nodeSelector: { [RUN_LABEL]: runId },
        tolerations: [{ key: RUN_LABEL, operator: 'Equal', value: runId, effect: 'NoSchedule' }],
        terminationGracePeriodSeconds: 0,
        containers: [{ ...container, resources }],
      },
    },
  };
}
