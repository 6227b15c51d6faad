import type { KubernetesObject } from '../kubernetes/object';
import type { ClusterState } from './cluster-state';
import { fitError } from './fit-error';
import { readIncomingPod } from './incoming-pod';
import { placing, type Placed } from './place-replicas';
import type { Profile } from './profile';
import type { NodeScore, PodScore } from './score';
import { workloadPod } from './workload-pod';

/** One replica of a rollout, in the order in which they are placed. */
export interface RolloutStep {
  /** Where we let it go, the first of those that tie; absent when it fits nowhere. */
  readonly node?: string;
  readonly total: number;
  /** The best nodes, which the scheduler chooses from by chance; the first few of `tied`. */
  readonly ties: readonly string[];
  readonly tied: number;
  /** How many nodes would take it. */
  readonly fits: number;
  /** The scheduler's own sentence when it fits nowhere. */
  readonly fitError?: string;
  /** In the order of the state's nodes: the total of one that would take it, the reasons of one that would not. */
  readonly verdicts: readonly Verdict[];
}

export type Verdict = number | string;

/** The replicas of a workload, placed one after another beginning with none. */
export interface Rollout {
  readonly replicas: number;
  /** What one asks for: thousandths of a core, bytes. */
  readonly cpu: number;
  readonly memory: number;
  /** One a replica; the last without a node when no more fit. Fewer than replicas when counting was stopped. */
  readonly steps: readonly RolloutStep[];
  readonly sampled?: { readonly looksFor: number; readonly feasible: number };
  readonly notSimulated: readonly string[];
}

/** More replicas than these nobody steps through. */
export const MOST_STEPS = 250;
const MOST_TIES = 12;

/** A rollout that gains a step by each turn of `steps`, for those who have other things to do meanwhile. */
export interface GrowingRollout {
  readonly steps: Iterator<RolloutStep, void>;
  /** With the steps up to now. */
  readonly soFar: () => Rollout;
}

/** The rollout of a workload with a namespace on nodes as they are in `state`; undefined for objects without pods. */
export function rolloutOf(
  object: KubernetesObject,
  state: ClusterState,
  profile: Profile,
  replicas?: number,
): GrowingRollout | undefined {
  const made = workloadPod(object);
  if (!made) return undefined;
  const pod = readIncomingPod(made.pod, state.behaviour, made.ownerSelector);
  const wanted = replicas ?? made.replicas;
  const steps: RolloutStep[] = [];
  let first: PodScore | undefined;
  function* placed(): Generator<RolloutStep, void> {
    for (const one of placing(pod, state, profile, Math.min(wanted, MOST_STEPS))) {
      first ??= one.scored;
      const step = rolloutStep(one);
      steps.push(step);
      yield step;
    }
  }
  return {
    steps: placed(),
    soFar: () => ({
      replicas: wanted,
      cpu: pod.requested.milliCpu,
      memory: pod.requested.memory,
      steps: [...steps],
      ...(first?.sampled && { sampled: first.sampled }),
      notSimulated: first?.notSimulated ?? [],
    }),
  };
}

function rolloutStep({ step: { node, ties, total }, scored }: Placed): RolloutStep {
  const { nodes } = scored;
  return {
    ...(node === undefined ? { fitError: fitError(scored) } : { node }),
    ...{ total, ties: ties.slice(0, MOST_TIES), tied: ties.length },
    fits: nodes.reduce((sum, { feasible }) => sum + (feasible ? 1 : 0), 0),
    verdicts: nodes.map(verdictOn),
  };
}

const verdictOn = ({ feasible, total, reasons }: NodeScore): Verdict => (feasible ? total : reasons.join(', '));
