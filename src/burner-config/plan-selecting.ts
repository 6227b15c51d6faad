import type { JobConfig } from './config';
import type { JobPlan, PlannedSelection } from './plan';
import { countIn, merged } from './namespace-range';
import { withOtherKinds } from './other-kinds';
import type { PlannedJob, UnlistedJob } from './planned-job';

/** What each type of job needs besides finding its objects. */
const VERBS: Readonly<Record<Exclude<JobPlan['type'], 'create'>, readonly string[]>> = {
  delete: ['list', 'watch', 'delete'],
  patch: ['list', 'watch', 'patch'],
  read: ['list', 'watch', 'get'],
  kubevirt: ['list', 'watch', 'update'],
};

/** Plans a job that finds its objects: what it looks for, and at most as many requests as earlier jobs made objects of its kinds. */
export function planSelecting(job: JobConfig, earlier: readonly PlannedJob[]): UnlistedJob {
  const type = job.jobType === 'create' ? 'delete' : job.jobType;
  const isVirtual = type === 'kubevirt';
  const selections = job.objects.map((object, objectIndex): PlannedSelection => ({
    objectIndex,
    apiVersion: isVirtual && object.apiVersion === 'v1' ? 'kubevirt.io/v1' : object.apiVersion,
    kind: object.kind ?? (isVirtual ? 'VirtualMachine' : ''),
    labelSelector: object.labelSelector ?? {},
    wait: (type !== 'delete' || job.waitForDeletion) && object.wait,
    entry: object,
  }));
  // A delete job runs once, whatever its iterations.
  const times = type === 'delete' ? 1 : job.jobIterations;
  return {
    config: job,
    type,
    requests: times * selections.reduce((sum, selection) => sum + madeOfKind(selection, earlier), 0),
    pods: 0,
    isSampled: false,
    madeRanges: [],
    namespaceRanges: merged(earlier.flatMap(({ namespaceRanges }) => namespaceRanges)),
    kinds: withOtherKinds(
      job,
      distinct(selections).map(({ apiVersion, kind }) => ({ apiVersion, kind, verbs: VERBS[type] })),
    ),
    selections,
    made: new Map(),
    content: '',
    *objects() {
      // Such a job makes nothing.
    },
    *patches() {
      // Only a patch job has any.
    },
  };
}

const distinct = (selections: readonly PlannedSelection[]) => [
  ...new Map(selections.map(selection => [`${selection.apiVersion}/${selection.kind}`, selection])).values(),
];

function madeOfKind({ apiVersion, kind }: PlannedSelection, earlier: readonly PlannedJob[]): number {
  const isNamespace = apiVersion === 'v1' && kind === 'Namespace';
  const isPod = apiVersion === 'v1' && kind === 'Pod';
  const others = (plan: PlannedJob) => (isNamespace ? countIn(plan.madeRanges) : isPod ? plan.pods : 0);
  // Pods that a template makes itself are among the pods of its plan.
  const made = (plan: PlannedJob) => (isPod ? 0 : (plan.made.get(`${apiVersion}/${kind}`) ?? 0));
  return earlier.reduce((sum, plan) => sum + made(plan) + others(plan), 0);
}
