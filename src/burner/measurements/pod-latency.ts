import { setTimeout as pause } from 'node:timers/promises';
import { epochNow } from '../send';
import type { MeasuredJob, Measurement, Measuring } from './measurement';
import { hasReached } from './followed';
import { ownedBy } from './object-log';
import { watchPodEvents } from './pod-events';
import { podFigures } from './pod-figures';
import { podLog, type FollowedPod, type PodLog } from './pod-log';
import { podStages } from './pod-stages';

/** Events come after what they tell of; they are waited for until none comes for a second, ten at most. */
const quietMs = 1000;
const longestWaitMs = 10_000;

/** Start-up latencies of the pods that appear while a job runs, from the run's pod watch and from Events. */
export const podLatency: Measurement = {
  name: 'podLatency',
  jobTypes: ['create', 'patch', 'delete'],
  kinds: [{ apiVersion: 'v1', kind: 'Pod' }],
  start: startPodLatency,
};

async function startPodLatency({ run, job, isSimulated, signal }: MeasuredJob): Promise<Measuring> {
  const log = podLog(ownedBy(job));
  const watch = await run.watchOf('v1', 'Pod');
  const ignore = watch.listen(log.onPod);
  const events = watchPodEvents(run, log.onPodEvent, signal);
  return {
    sample: () => ({ podsCreated: log.pods.size, podsReady: log.ready(), latency: log.soFar() }),
    async end() {
      ignore();
      if (events.arePossible()) await eventsArrived(log, pod => lacksEvents(pod, isSimulated), signal);
      return podFigures(log, isSimulated);
    },
  };
}

async function eventsArrived(log: PodLog, lacks: (pod: FollowedPod) => boolean, signal: AbortSignal): Promise<void> {
  const began = epochNow();
  const isQuiet = (): boolean => epochNow() - Math.max(log.newestEventAt(), began) > quietMs;
  while ([...log.pods.values()].some(lacks) && !isQuiet() && epochNow() - began < longestWaitMs && !signal.aborted) {
    await pause(100);
  }
}

/** Only a kubelet sends Started. */
function lacksEvents(pod: FollowedPod, isSimulated: (node: string) => boolean): boolean {
  const { scheduled, started } = pod.events;
  if (!hasReached(pod, podStages.indexOf('Ready')) || pod.node === undefined) return false;
  return Number.isNaN(scheduled) || (Number.isNaN(started) && !isSimulated(pod.node));
}
