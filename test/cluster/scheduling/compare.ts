import type { KubernetesObject } from '../../../src/kubernetes/object';
import { asList, asRecord, nameOf, namespaceOf } from '../../../src/kubernetes/object';
import { fitError } from '../../../src/scheduling/fit-error';
import { readIncomingPod } from '../../../src/scheduling/incoming-pod';
import { setObject, stateOf, type LiveState } from '../../../src/scheduling/live-state';
import { profilesOf } from '../../../src/scheduling/profile';
import { score, type PodScore } from '../../../src/scheduling/score';
import { newestBehaviour as behaviour } from '../../../src/scheduling/versions';
import { randomFrom } from '../../fuzz/random';
import type { Arena } from './arena';
import { fixedObjects } from './fixed-objects';
import { profiles } from './profiles';
import { randomNodes } from './random-nodes';
import { hopeless, incomingPod, runningPod } from './random-pods';
import type { Verdict } from './scheduler-log';
import { setStatus } from './random-status';

export interface Compared {
  scores: number;
  totals: number;
  reasons: number;
  pods: number;
  unscored: number;
  readonly differences: string[];
}

export const nothingCompared = (): Compared => ({
  ...{ scores: 0, totals: 0, reasons: 0, pods: 0, unscored: 0 },
  differences: [],
});

const simulated = new Map(profilesOf({ profiles }, behaviour).map(profile => [profile.schedulerName, profile]));
export const keyOf = (pod: KubernetesObject): string => `${namespaceOf(pod) ?? ''}/${nameOf(pod) ?? ''}`;

/** Builds a random cluster in the arena, places some pods, and says what differs between the scheduler and us. */
export async function compareCluster(arena: Arena, seed: number): Promise<Compared> {
  const random = randomFrom(seed);
  const compared = nothingCompared();
  const nodes = await Promise.all(randomNodes(random).map(node => arena.create(node)));
  const written = Array.from({ length: random.below(90) }, (_, index) =>
    runningPod(random, `r${seed}-${index}`, nodes.length),
  );
  const running = await Promise.all(written.map(pod => arena.create(pod)));
  await arena.log.seen(
    'Add event for node',
    nodes.map(node => nameOf(node) ?? ''),
  );
  await arena.log.seen('Add event for scheduled pod', running.map(keyOf));
  const settled = await setStatus(random, arena, running);
  const state = stateOf([...fixedObjects, ...nodes, ...settled], behaviour);
  const placed: KubernetesObject[] = [];
  for (let index = 0; index < 6; index++) {
    const pod = incomingPod(random, `p${seed}-${index}`, nodes.length);
    await compareHopeless(arena, hopeless(pod), state, compared);
    // Nobody here makes or binds volumes: such a pod would wait for ever after it was placed.
    if (waitsForVolume(pod)) continue;
    const stored = await comparePod(arena, pod, state, compared);
    if (stored) placed.push(stored);
  }
  await clear(arena, nodes, [...settled, ...placed]);
  return compared;
}

function waitsForVolume(pod: KubernetesObject): boolean {
  const volumes = asList(asRecord(pod['spec'])['volumes']).map(volume => asRecord(volume)['name']);
  return volumes.includes('static') || volumes.includes('dynamic');
}

/** A pod that fits nowhere: the scheduler's sentence counts every node's reasons. */
export async function compareHopeless(
  arena: Arena,
  pod: KubernetesObject,
  state: LiveState,
  compared: Compared,
): Promise<void> {
  const stored = await arena.create(pod);
  const { error = '', bound } = await arena.log.verdict(keyOf(pod));
  const ours = fitError(scored(stored, state));
  if (bound || !error.startsWith(ours))
    compared.differences.push(difference(stored, error || `bound to ${bound ?? ''}`, ours));
  compared.reasons += state.nodes.size;
  await arena.remove(stored);
  await arena.log.seen('Delete event for unscheduled pod', [keyOf(pod)]);
}

/** Resolves to the pod where the scheduler put it; the state follows. */
export async function comparePod(
  arena: Arena,
  pod: KubernetesObject,
  state: LiveState,
  compared: Compared,
): Promise<KubernetesObject | undefined> {
  const stored = await arena.create(pod);
  const verdict = await arena.log.verdict(keyOf(pod));
  const ours = scored(stored, state);
  compared.pods++;
  compareVerdict(stored, verdict, ours, compared);
  // What a person writes, before the API server fills it in; it adds overhead from a RuntimeClass, which we do not know.
  if (!asRecord(pod['spec'])['runtimeClassName'] && JSON.stringify(scored(pod, state)) !== JSON.stringify(ours)) {
    compared.differences.push(difference(stored, 'as stored', 'another answer for the pod as written'));
  }
  if (verdict.bound === undefined) {
    await arena.remove(stored);
    await arena.log.seen('Delete event for unscheduled pod', [keyOf(pod)]);
    return undefined;
  }
  await arena.log.seen('Add event for scheduled pod', [keyOf(pod)]);
  const placed = { ...stored, spec: { ...asRecord(stored['spec']), nodeName: verdict.bound } };
  setObject(state, placed);
  return placed;
}

export function scored(pod: KubernetesObject, state: LiveState): PodScore {
  const profile = simulated.get(String(asRecord(pod['spec'])['schedulerName']));
  if (!profile) throw new Error('The pod asks for a profile that the proof does not have.');
  return score(readIncomingPod(pod, behaviour), state, profile);
}

function compareVerdict(pod: KubernetesObject, verdict: Verdict, ours: PodScore, compared: Compared): void {
  const feasible = ours.nodes.filter(node => node.feasible);
  if (verdict.error !== undefined || feasible.length < 2) {
    compared.unscored++;
    const theirs = verdict.error ?? `bound to ${verdict.bound ?? ''}`;
    const expected = feasible.length === 1 ? `bound to ${feasible[0]?.node ?? ''}` : fitError(ours);
    if (feasible.length > 1 || !theirs.startsWith(expected)) {
      compared.differences.push(
        difference(pod, theirs, feasible.length > 1 ? `${feasible.length} feasible` : expected),
      );
    }
    return;
  }
  const text = (scores: Iterable<readonly [string, Readonly<Record<string, number>>]>): string =>
    [...scores]
      .map(([node, of]) => `${node} ${JSON.stringify(Object.entries(of).sort())}`)
      .sort()
      .join('\n');
  const [theirs, mine] = [text(verdict.scores), text(feasible.map(({ node, scores }) => [node, scores]))];
  if (theirs !== mine) compared.differences.push(difference(pod, theirs, mine));
  compared.scores += feasible.reduce((sum, { scores }) => sum + Object.keys(scores).length, 0);
  const wrong = feasible.filter(({ node, total }) => verdict.totals.get(node) !== total);
  if (wrong.length > 0)
    compared.differences.push(difference(pod, JSON.stringify([...verdict.totals]), JSON.stringify(wrong)));
  compared.totals += feasible.length;
  if (!ours.next.includes(verdict.bound ?? '')) {
    compared.differences.push(difference(pod, `bound to ${verdict.bound ?? ''}`, `next: ${ours.next.join(', ')}`));
  }
}

const difference = (pod: KubernetesObject, theirs: string, ours: string): string =>
  `${JSON.stringify(pod)}\n--- scheduler\n${theirs}\n--- ours\n${ours}`;

/** Removes what a comparison made. */
export async function clear(
  arena: Arena,
  nodes: readonly KubernetesObject[],
  pods: readonly KubernetesObject[],
): Promise<void> {
  await Promise.all(pods.map(pod => arena.remove(pod)));
  await arena.log.seen('Delete event for scheduled pod', pods.map(keyOf));
  await Promise.all(nodes.map(node => arena.remove(node)));
  await arena.log.seen(
    'Delete event for node',
    nodes.map(node => nameOf(node) ?? ''),
  );
}
