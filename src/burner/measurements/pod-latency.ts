import { setTimeout as pause } from 'node:timers/promises';
import type { JobPlan } from '../../burner-config/plan';
import type { KindWatch } from '../kind-watch';
import type { MadeObjects } from '../made-objects';
import { waitsAtEnd } from '../ready';
import type { RunContext } from '../run-context';
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
/** How long the watch of pods may lag behind that of what makes them: a Deployment can be seen ready before its pods. */
const longestLagMs = 3000;

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
      await caughtUp(run, job, watch, log);
      ignore();
      if (events.arePossible()) await eventsArrived(log, pod => lacksEvents(pod, isSimulated), signal);
      return podFigures(log, isSimulated);
    },
  };
}

/** Waits until all pods of what the job made were seen, as ready as the job waited for them to be. */
async function caughtUp(run: RunContext, job: JobPlan, watch: KindWatch, log: PodLog): Promise<void> {
  const podsOf = (made: readonly MadeObjects[]): number => made.reduce((sum, { pods }) => sum + pods, 0);
  const made = run.madeOf(job).all();
  const waitedFor = waitsAtEnd(run, job) ? made.filter(({ entry }) => entry.wait) : [];
  const isThere = (): boolean => log.pods.size >= podsOf(made) && log.ready() >= podsOf(waitedFor);
  // A watch that ended shows nothing more: its gap is in the figures.
  await watch.until(isThere, performance.now() + longestLagMs).catch(() => false);
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
