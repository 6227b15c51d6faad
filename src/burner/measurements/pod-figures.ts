import type { PodsOfNode } from '../../report/report';
import type { DocumentRow, MeasurementDocuments, Measured } from './measurement';
import type { IsSimulated } from '../simulated-nodes';
import { hasReached } from './followed';
import type { FollowedPod, PodLog } from './pod-log';
import { podStages, type PodStage } from './pod-stages';
import { compatibleStages, compatibleValues, exactStages, exactValues } from './stage-figures';

const READY = podStages.indexOf('Ready');

/** kube-burner's names of the six latencies in a document (pod_latency.go, podMetric). */
const fields: Readonly<Record<PodStage, string>> = {
  PodScheduled: 'schedulingLatency',
  PodReadyToStartContainers: 'readyToStartContainersLatency',
  Initialized: 'initializedLatency',
  ContainersStarted: 'containersStartedLatency',
  ContainersReady: 'containersReadyLatency',
  Ready: 'podReadyLatency',
};

/** What a log of pods amounts to: the figures of the report, and kube-burner's documents. */
export function podFigures(log: PodLog, isSimulated: IsSimulated): Measured {
  const pods = (): Iterable<FollowedPod> => log.pods.values();
  const compatible = compatibleValues(podStages, pods(), podLatencies);
  const simulated = [...pods()].filter(({ node }) => node !== undefined && isSimulated(node)).length;
  return {
    report: {
      ...{ name: 'podLatency', kind: 'Pod', objects: log.pods.size, neverReady: log.pods.size - log.ready() },
      compatible: compatibleStages(compatible),
      exact: exactStages(exactValues(podStages, pods())),
      watchGaps: log.gaps,
      simulated,
      byNode: podsByNode(pods()),
      beforeCreation: [...pods()].filter(saysBeforeCreation).length,
    },
    documents: {
      metricName: 'podLatencyMeasurement',
      quantilesName: 'podLatencyQuantilesMeasurement',
      rows: () => rows(pods()),
      quantiles: new Map(compatible.map(({ stage, values }) => [stage, values.all()])),
      exactRows: () => exactRows(pods()),
    },
  };
}

/** How many nodes a report names. */
const namedNodes = 100;

function podsByNode(pods: Iterable<FollowedPod>): readonly PodsOfNode[] {
  const counts = new Map<string, number>();
  for (const { node } of pods) if (node !== undefined) counts.set(node, (counts.get(node) ?? 0) + 1);
  const byNode = [...counts].map(([node, count]) => ({ node, pods: count }));
  return byNode.sort((a, b) => b.pods - a.pods || (a.node < b.node ? -1 : 1)).slice(0, namedNodes);
}

/** kube-burner's latencies of one pod: from creationTimestamp, Events before conditions, whole ms, below 0 set to 0; pods never Ready left out. */
export function podLatencies(pod: FollowedPod): readonly (number | undefined)[] | undefined {
  if (!hasReached(pod, READY)) return undefined;
  return podStages.map((stage, index) => {
    const end = endOf(pod, stage, index);
    return Number.isNaN(end) ? undefined : Math.max(Math.trunc(end - pod.createdAt), 0);
  });
}

function endOf({ events, stated }: FollowedPod, stage: PodStage, index: number): number {
  if (stage === 'ContainersStarted') return events.started;
  const condition = stated[index] ?? NaN;
  return stage === 'PodScheduled' && !Number.isNaN(events.scheduled) ? events.scheduled : condition;
}

/** kube-burner's "errored" pods (pod_latency.go, normalizeMetrics), without those whose stage merely has no time. */
function saysBeforeCreation(pod: FollowedPod): boolean {
  const { createdAt, stated } = pod;
  return hasReached(pod, READY) && stated.some((at, index) => podStages[index] !== 'PodScheduled' && at < createdAt);
}

function* rows(pods: Iterable<FollowedPod>): ReturnType<MeasurementDocuments['rows']> & Generator<DocumentRow> {
  for (const pod of pods) {
    const latencies = podLatencies(pod);
    if (latencies === undefined) continue;
    const { createdAt, iteration, replica, namespace, name, node = '' } = pod;
    const named = podStages.map((stage, index) => [fields[stage], latencies[index] ?? 0]);
    yield {
      ...{ timestamp: createdAt, ...Object.fromEntries(named) },
      ...{ jobIteration: iteration, replica, namespace, podName: name, nodeName: node },
    };
  }
}

function* exactRows(pods: Iterable<FollowedPod>): Generator<DocumentRow> {
  for (const { namespace, name, node, addedAt, arrived } of pods) {
    const latencies = podStages.map((stage, index) => [stage, (arrived[index] ?? NaN) - addedAt] as const);
    const reached = latencies.filter(([, latency]) => !Number.isNaN(latency));
    yield { namespace, podName: name, nodeName: node ?? '', addedAt, ...Object.fromEntries(reached) };
  }
}
