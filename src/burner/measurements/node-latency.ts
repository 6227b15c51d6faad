import { isSimulatedNode } from '../../cluster/cluster-facts';
import type { Measured, MeasuredJob, Measurement, Measuring } from './measurement';
import { hasReached, reach, type Followed, type WatchedIdentity } from './followed';
import { objectLog, type ObjectLog } from './object-log';
import { compatibleStages, compatibleValues, exactStages, exactValues } from './stage-figures';
import { watchFromNow } from './watch-from-now';

interface WatchedNode extends WatchedIdentity {
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly lastTransitionTime?: string;
    }[];
  };
}

interface FollowedNode extends Followed {
  readonly labels: Readonly<Record<string, string>>;
  readonly simulated: boolean;
}

/** kube-burner's quantile names with their fields in a document; a pressure is reached when it is known to be none. */
const stages = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'] as const;
const READY = stages.indexOf('Ready');

/**
 * How long nodes that join take until they are Ready. Nodes that were there before are left out: kube-burner looks only at
 * nodes with the run's label (base_measurement.go), we at all that appear.
 */
export const nodeLatency: Measurement = {
  name: 'nodeLatency',
  jobTypes: ['create', 'delete', 'patch', 'read'],
  kinds: [{ apiVersion: 'v1', kind: 'Node' }],
  start: startNodeLatency,
};

async function startNodeLatency({ run, signal }: MeasuredJob): Promise<Measuring> {
  const log = nodeLog();
  await watchFromNow(run.connection, '/api/v1/nodes', signal, log.onEvent);
  return { end: () => Promise.resolve(nodeFigures(log)) };
}

/** The nodes that a watch shows. */
export function nodeLog(): ObjectLog<FollowedNode> {
  return objectLog<WatchedNode, FollowedNode>({
    stages: stages.length,
    owns: () => true,
    begin: (followed, node) => ({
      ...followed,
      labels: node.metadata?.labels ?? {},
      simulated: isSimulatedNode(node),
    }),
    advance(node, { status }, arrivedAt) {
      for (const { type, status: is, lastTransitionTime = '' } of status?.conditions ?? []) {
        const stage = stages.findIndex(name => name === type);
        if (stage === -1 || is !== (stage === READY ? 'True' : 'False')) continue;
        reach(node, stage, arrivedAt);
        // kube-burner takes the newest transition, so a node that flaps counts until it is Ready again.
        node.stated[stage] = Date.parse(lastTransitionTime);
      }
    },
  });
}

/** Figures and documents of nodes. */
export function nodeFigures({ objects, gaps }: ObjectLog<FollowedNode>): Measured {
  const nodes = [...objects.values()];
  const compatible = compatibleValues(stages, nodes, latencies);
  return {
    report: {
      ...{ name: 'nodeLatency', kind: 'Node', objects: nodes.length },
      neverReady: nodes.filter(node => !hasReached(node, READY)).length,
      compatible: compatibleStages(compatible),
      exact: exactStages(exactValues(stages, nodes)),
      watchGaps: gaps,
      simulated: nodes.filter(({ simulated }) => simulated).length,
    },
    documents: {
      metricName: 'nodeLatencyMeasurement',
      quantilesName: 'nodeLatencyQuantilesMeasurement',
      *rows() {
        for (const node of nodes) {
          const [memory = 0, disk = 0, pid = 0, ready = 0] = latencies(node) ?? [];
          if (!hasReached(node, READY)) continue;
          yield {
            ...{ timestamp: node.createdAt, nodeMemoryPressureLatency: memory, nodeDiskPressureLatency: disk },
            ...{
              nodePIDPressureLatency: pid,
              nodeReadyLatency: ready,
              nodeName: node.name,
              labels: dotless(node.labels),
            },
          };
        }
      },
      quantiles: new Map(compatible.map(({ stage, values }) => [stage, values.all()])),
    },
  };
}

/**
 * kube-burner's: from creationTimestamp or an earlier pressure transition (node_latency.go, normalizeLatencies), only of
 * nodes that became Ready. A pressure that was never told would count from the year 1 there; here it has no latency.
 */
function latencies(node: FollowedNode): readonly (number | undefined)[] | undefined {
  if (!hasReached(node, READY)) return undefined;
  const pressures = node.stated.filter((at, stage) => stage !== READY && !Number.isNaN(at));
  const earliest = Math.min(node.createdAt, ...pressures);
  return node.stated.map(at => (Number.isNaN(at) ? undefined : Math.trunc(at - earliest)));
}

/** Dots in names are underscores in kube-burner's documents (util.NormalizeLabels). */
function dotless(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name.replaceAll('.', '_'), value]));
}
