import type { WatchedIdentity } from './followed';

/** A pod as the API server sends it: what start-up latencies are computed from. */
export interface WatchedPod extends WatchedIdentity {
  readonly spec?: { readonly nodeName?: string; readonly containers?: readonly unknown[] };
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly lastTransitionTime?: string;
    }[];
    readonly containerStatuses?: readonly {
      readonly state?: { readonly running?: unknown; readonly terminated?: unknown };
    }[];
  };
}

/** Stages of pod start-up in their order, with kube-burner's quantile names. */
export const podStages = [
  'PodScheduled',
  'PodReadyToStartContainers',
  'Initialized',
  'ContainersStarted',
  'ContainersReady',
  'Ready',
] as const;
export type PodStage = (typeof podStages)[number];

/** Stages that a pod has reached, each with the transition time of its condition (epoch ms, whole seconds) where it has one. */
export function reachedStages(pod: WatchedPod): Map<PodStage, number | undefined> {
  const reached = new Map<PodStage, number | undefined>();
  for (const { type, status, lastTransitionTime } of pod.status?.conditions ?? []) {
    if (status !== 'True' || !isStage(type)) continue;
    reached.set(type, lastTransitionTime === undefined ? undefined : Date.parse(lastTransitionTime));
  }
  if (allContainersStarted(pod)) reached.set('ContainersStarted', undefined);
  return reached;
}

function allContainersStarted({ spec, status }: WatchedPod): boolean {
  const statuses = status?.containerStatuses ?? [];
  const started = statuses.filter(({ state }) => state?.running !== undefined || state?.terminated !== undefined);
  return started.length > 0 && started.length === (spec?.containers?.length ?? statuses.length);
}

function isStage(type: string): type is PodStage {
  return (podStages as readonly string[]).includes(type);
}
