import type { WatchEvent } from '../../cluster/connection';
import { measuredValues } from '../../report/measured-values';
import { exactDistribution, type Distribution } from '../../report/distribution';
import { follow, hasReached, reach, type Followed } from './followed';
import { stageOfEvent, type PodEvent } from './pod-events';
import { podStages, reachedStages, type WatchedPod } from './pod-stages';

/** A pod on its way to Ready. */
export interface FollowedPod extends Followed {
  node: string | undefined;
  /** Times from Events, epoch ms; NaN where none came. */
  readonly events: EventTimes;
}

interface EventTimes {
  scheduled: number;
  started: number;
}

/** The pods of one job, as the run's pod watch and the watch of Events show them. */
export interface PodLog {
  readonly onPod: (event: WatchEvent) => void;
  readonly onPodEvent: (event: WatchEvent) => void;
  readonly pods: ReadonlyMap<string, FollowedPod>;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  readonly ready: () => number;
  /** Exact distributions so far, by stage. */
  readonly soFar: () => Record<string, Distribution>;
  /** Arrival of the newest Event about one of these pods, epoch ms. */
  readonly newestEventAt: () => number;
}

const READY = podStages.indexOf('Ready');

/** An empty log of the pods that appear from now on and of which `owns` says yes to their labels. */
export function podLog(owns: (labels: Readonly<Record<string, string>>) => boolean): PodLog {
  const pods = new Map<string, FollowedPod>();
  const events = new Map<string, EventTimes>();
  const gaps: { from: number; to: number }[] = [];
  const exact = podStages.map(stage => ({ stage, values: measuredValues() }));
  let newestEventAt = 0;
  const eventsOf = (uid: string): EventTimes => {
    const known = events.get(uid) ?? { scheduled: NaN, started: NaN };
    events.set(uid, known);
    return known;
  };
  const onPod = (event: WatchEvent): void => {
    if (event.type === 'GAP') gaps.push({ from: event.from, to: event.to });
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return;
    const pod = event.object as WatchedPod;
    const uid = pod.metadata?.uid;
    if (uid === undefined || !owns(pod.metadata?.labels ?? {})) return;
    let followed = pods.get(uid);
    // A pod that changes now and was added before belongs to an earlier job.
    if (followed === undefined && event.type !== 'ADDED') return;
    followed ??= { ...follow(pod, event.arrivedAt, podStages.length), node: undefined, events: eventsOf(uid) };
    pods.set(uid, followed);
    advance(followed, pod, event.arrivedAt, index => exact[index]?.values.push(event.arrivedAt - followed.addedAt));
  };
  const onPodEvent = (event: WatchEvent): void => {
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return;
    const podEvent = event.object as PodEvent;
    const reached = stageOfEvent(podEvent);
    const uid = podEvent.involvedObject?.uid;
    if (reached === undefined || uid === undefined) return;
    if (pods.has(uid)) newestEventAt = event.arrivedAt;
    keepEvent(eventsOf(uid), reached);
  };
  return {
    ...{ onPod, onPodEvent, pods, gaps },
    ready: () => exact[READY]?.values.length ?? 0,
    soFar: () =>
      Object.fromEntries(
        exact.flatMap(({ stage, values }) => {
          const latency = exactDistribution(values.all());
          return latency ? [[stage, latency] as const] : [];
        }),
      ),
    newestEventAt: () => newestEventAt,
  };
}

/** Keeps the first time of each stage; once Ready, nothing changes any more (a later restart is not start-up). */
function advance(followed: FollowedPod, pod: WatchedPod, arrivedAt: number, onStage: (index: number) => void): void {
  followed.node ??= pod.spec?.nodeName;
  if (hasReached(followed, READY)) return;
  for (const [stage, transition] of reachedStages(pod)) {
    const index = podStages.indexOf(stage);
    if (reach(followed, index, arrivedAt, transition)) onStage(index);
  }
}

function keepEvent(times: EventTimes, { stage, at }: NonNullable<ReturnType<typeof stageOfEvent>>): void {
  if (stage === 'PodScheduled') times.scheduled = at;
  // The last container to start is the one that counts.
  else times.started = Number.isNaN(times.started) ? at : Math.max(times.started, at);
}
