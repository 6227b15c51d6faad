import type { WatchEvent } from '../../cluster/connection';
import { exactDistribution, kubeBurnerDistribution, type Distribution } from '../../report/distribution';
import { measuredValues, type MeasuredValues } from '../../report/measured-values';
import type { PodLatencyReport, StageLatency } from '../../report/report';
import type { IsSimulated } from '../simulated-nodes';
import { stageOfEvent, type PodEvent } from './pod-events';
import { podStages, reachedStages, type PodStage, type WatchedPod } from './pod-stages';

interface Times {
  readonly created: number;
  readonly addedAt: number;
  readonly conditions: Map<PodStage, number>;
  readonly seen: Set<PodStage>;
  node: string | undefined;
}

/** Start-up latencies of the pods of one job, from the run's pod watch and its Events. */
export interface PodLatency {
  readonly onPod: (event: WatchEvent) => void;
  readonly onPodEvent: (event: WatchEvent) => void;
  readonly counts: () => { created: number; ready: number };
  /** Exact distributions so far, by stage. */
  readonly soFar: () => Record<string, Distribution>;
  readonly report: (isSimulated: IsSimulated) => PodLatencyReport;
}

/** Measures the pods that appear while job `job` runs and do not carry another job's label (pods of Jobs carry none). */
export function podLatency(job: string): PodLatency {
  const pods = new Map<string, Times>();
  const eventTimes = new Map<string, Map<PodStage, number>>();
  const exact = new Map<PodStage, MeasuredValues>(podStages.map(stage => [stage, measuredValues()]));
  const gaps: { from: number; to: number }[] = [];
  const onPod = (event: WatchEvent): void => {
    if (event.type === 'GAP') gaps.push({ from: event.from, to: event.to });
    else if (event.type === 'ADDED' || event.type === 'MODIFIED') {
      const pod = event.object as WatchedPod;
      const uid = pod.metadata?.uid;
      if (uid === undefined || (pod.metadata?.labels?.['kube-burner.io/job'] ?? job) !== job) return;
      // A pod that changes now and was added before belongs to an earlier job.
      const times = pods.get(uid) ?? (event.type === 'ADDED' ? newTimes(pod, event.arrivedAt) : undefined);
      if (times === undefined) return;
      pods.set(uid, times);
      advance(times, pod, event.arrivedAt, exact);
    }
  };
  return {
    onPod,
    onPodEvent: event => keepEvent(eventTimes, event),
    counts: () => ({ created: pods.size, ready: exact.get('Ready')?.length ?? 0 }),
    soFar: () => distributions(exact),
    report: isSimulated => ({
      ...simulated(pods, isSimulated),
      compatible: compatibleStages(pods, eventTimes),
      exact: podStages.map(stage => stageLatency(stage, exactDistribution(exact.get(stage)?.all() ?? []))),
      pods: pods.size,
      neverReady: pods.size - (exact.get('Ready')?.length ?? 0),
      watchGaps: gaps,
    }),
  };
}

function simulated(pods: ReadonlyMap<string, Times>, isSimulated: IsSimulated) {
  const on = [...pods.values()].filter(({ node }) => node !== undefined && isSimulated(node));
  return { simulated: on.length > 0, simulatedPods: on.length };
}

function newTimes(pod: WatchedPod, addedAt: number): Times {
  const created = Date.parse(pod.metadata?.creationTimestamp ?? '');
  return { created, addedAt, conditions: new Map(), seen: new Set(), node: undefined };
}

/** Keeps the first time of each stage; once Ready, nothing changes any more (a later restart is not start-up). */
function advance(times: Times, pod: WatchedPod, arrivedAt: number, exact: Map<PodStage, MeasuredValues>): void {
  times.node ??= pod.spec?.nodeName;
  if (times.seen.has('Ready')) return;
  for (const [stage, transition] of reachedStages(pod)) {
    if (times.seen.has(stage)) continue;
    times.seen.add(stage);
    exact.get(stage)?.push(arrivedAt - times.addedAt);
    if (transition !== undefined) times.conditions.set(stage, transition);
  }
}

function keepEvent(eventTimes: Map<string, Map<PodStage, number>>, event: WatchEvent): void {
  if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return;
  const podEvent = event.object as PodEvent;
  const reached = stageOfEvent(podEvent);
  const uid = podEvent.involvedObject?.uid;
  if (reached === undefined || uid === undefined) return;
  const times = eventTimes.get(uid) ?? new Map<PodStage, number>();
  eventTimes.set(uid, times);
  // The last container to start is the one that counts.
  times.set(reached.stage, Math.max(times.get(reached.stage) ?? 0, reached.at));
}

/** kube-burner's figures: from creationTimestamp, events before conditions, below 0 set to 0, pods never Ready left out. */
function compatibleStages(
  pods: ReadonlyMap<string, Times>,
  eventTimes: ReadonlyMap<string, ReadonlyMap<PodStage, number>>,
): StageLatency[] {
  const values = new Map<PodStage, MeasuredValues>(podStages.map(stage => [stage, measuredValues()]));
  for (const [uid, { created, conditions, seen }] of pods) {
    if (!seen.has('Ready')) continue;
    for (const stage of podStages) {
      const end = eventTimes.get(uid)?.get(stage) ?? conditions.get(stage);
      if (end !== undefined) values.get(stage)?.push(Math.max(Math.trunc(end - created), 0));
    }
  }
  return podStages.map(stage => stageLatency(stage, kubeBurnerDistribution(values.get(stage)?.all() ?? [])));
}

function stageLatency(stage: PodStage, latency: Distribution | undefined): StageLatency {
  return latency === undefined ? { stage, observed: false } : { stage, observed: true, latency };
}

function distributions(exact: ReadonlyMap<PodStage, MeasuredValues>): Record<string, Distribution> {
  const stages: Record<string, Distribution> = {};
  for (const [stage, values] of exact) {
    const latency = exactDistribution(values.all());
    if (latency) stages[stage] = latency;
  }
  return stages;
}
