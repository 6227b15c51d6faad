import { setImmediate } from 'node:timers/promises';
import { asRecord, isRecord, withNamespace, type KubernetesObject } from '../kubernetes/object';
import { placementView, type PlacementView, type Rollouts } from '../scheduling/placement-view';
import { defaultProfile, type Profile } from '../scheduling/profile';
import { rolloutOf, type GrowingRollout, type Rollout } from '../scheduling/rollout';
import type { ClusterState } from '../scheduling/cluster-state';
import { stateWithout } from '../scheduling/state-without';
import { podsOfWorkload } from '../scheduling/workload-pods';
import type { Observed } from './answers';
import type { Snapshot } from './snapshot';

/** Others are heard after so much work, ms. */
const SLICE_MS = 40;
/** A rollout is stopped where it is after so long, ms: that is thousands of nodes. */
const MOST_MS = 2000;
/** Who asks for the same with another filter gets the same rollouts for so long, ms. */
const SAME_MS = 10_000;

interface Known {
  readonly key: string;
  readonly at: number;
  readonly rollouts: Rollouts;
}

const known = new WeakMap<Snapshot, Known>();

/**
 * Where the replicas of a workload go, as it is in the cluster (else in the saved file) and as it is in the edited text. Its
 * own pods are taken out first, so that nothing is counted twice. Null for what has no pods.
 */
export async function editedPlacement(observed: Observed, asked: unknown): Promise<PlacementView | null> {
  const { object, saved, filter } = asRecord(asked);
  if (!isRecord(object)) return null;
  const { namespace } = observed.connection;
  const edited = withNamespace(object, namespace);
  const running = await observed.running(edited);
  const before = running ?? (isRecord(saved) ? withNamespace(saved, namespace) : undefined);
  const text = typeof filter === 'string' ? filter : '';
  const rollouts = await rolloutsOf(observed, edited, before, running !== undefined, text !== '');
  return rollouts ? placementView(rollouts, await observed.uses(), text) : null;
}

async function rolloutsOf(
  { snapshot }: Observed,
  edited: KubernetesObject,
  before: KubernetesObject | undefined,
  isRunning: boolean,
  isFiltered: boolean,
): Promise<Rollouts | undefined> {
  const key = JSON.stringify([edited, before]);
  const last = known.get(snapshot);
  if (isFiltered && last?.key === key && performance.now() - last.at < SAME_MS) return last.rollouts;
  const { scheduling } = snapshot;
  const running = new Set([edited, ...(before ? [before] : [])].flatMap(one => [...podsOfWorkload(one, scheduling)]));
  const base = stateWithout(scheduling, running);
  const profile = defaultProfile(base.behaviour);
  const after = await rolledOut(edited, base, profile, before);
  if (!after) return undefined;
  const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(edited);
  const earlier = before && (isSame ? after : await rolledOut(before, base, profile));
  const beforeFrom = isRunning ? 'cluster' : 'file';
  const rollouts: Rollouts = { base, running, after, ...(earlier && { before: earlier, beforeFrom }) };
  known.set(snapshot, { key, at: performance.now(), rollouts });
  return rollouts;
}

/** A text without `replicas` leaves those that are there. */
async function rolledOut(
  object: KubernetesObject,
  base: ClusterState,
  profile: Profile,
  before?: KubernetesObject,
): Promise<Rollout | undefined> {
  const [own, earlier] = [object, before].map(one => asRecord(one?.['spec'])['replicas']);
  const replicas = own === undefined && typeof earlier === 'number' ? earlier : undefined;
  const growing = rolloutOf(object, base, profile, replicas);
  return growing && grown(growing);
}

/** Places replicas in slices, so that a hover need not wait for them. */
async function grown({ steps, soFar }: GrowingRollout): Promise<Rollout> {
  const began = performance.now();
  let slice = began;
  while (steps.next().done !== true) {
    const now = performance.now();
    if (now - began > MOST_MS) break;
    if (now - slice < SLICE_MS) continue;
    await setImmediate();
    slice = performance.now();
  }
  return soFar();
}
