import type { JobPlan, PlannedObject, RunPlan } from '../../burner-config/plan';
import { factsOf } from '../../burner-config/object-facts';
import { podSpecsOf, type PodSpecPlace } from '../../kubernetes/pod-specs';

/** Objects of one template that go to one namespace. */
export interface PlannedGroup {
  readonly job: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  /** One of them. */
  readonly example: PlannedObject;
  /** What its pods are made from; undefined for kinds without pods. */
  readonly pod: PodSpecPlace | undefined;
  /** With fractions where figures are scaled. */
  readonly objects: number;
  readonly pods: number;
}

/** An amount so many times, rounded to whole billionths. */
export const times = (amount: bigint, many: number): bigint => (amount * BigInt(Math.round(many * 1000))) / 1000n;

export interface PlannedLoad {
  readonly groups: readonly PlannedGroup[];
  /** Too many objects to go through: figures are those of the first iterations, scaled. */
  readonly isSampled: boolean;
}

/** Up to here every object is looked at; above, so many of the first ones of each job. */
const lookedAt = 5000;

/** What the create jobs of a plan make. */
export function plannedLoad(plan: RunPlan): PlannedLoad {
  const jobs = plan.jobs.filter(({ type }) => type === 'create');
  return { groups: jobs.flatMap(groupsOf), isSampled: jobs.some(({ requests }) => requests > lookedAt) };
}

/** Pods that DaemonSets of the plan make on so many nodes, which the plan itself cannot count. */
export function daemonPods({ groups }: PlannedLoad, nodes: number): number {
  const sets = groups.filter(({ kind }) => kind === 'DaemonSet').reduce((sum, { objects }) => sum + objects, 0);
  return Math.round(sets * nodes);
}

type Counted = { -readonly [key in keyof PlannedGroup]: PlannedGroup[key] };

function groupsOf(job: JobPlan): readonly PlannedGroup[] {
  const groups = new Map<string, Counted>();
  let seen = 0;
  for (const object of job.objects()) {
    const key = `${object.objectIndex} ${object.namespace ?? ''}`;
    const { pods } = factsOf(object.body);
    const group = groups.get(key) ?? { ...emptyGroup(job, object) };
    groups.set(key, group);
    group.objects++;
    group.pods += pods;
    if (++seen === lookedAt) break;
  }
  const scale = seen === 0 ? 1 : job.requests / seen;
  return [...groups.values()].map(group => ({
    ...group,
    objects: group.objects * scale,
    pods: group.pods * scale,
  }));
}

function emptyGroup(job: JobPlan, example: PlannedObject): PlannedGroup {
  const { apiVersion, kind, namespace, body } = example;
  const [pod] = podSpecsOf(body);
  return { job: job.config.name, apiVersion, kind, namespace, example, pod, objects: 0, pods: 0 };
}
