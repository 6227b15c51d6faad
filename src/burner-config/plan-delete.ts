import type { JobConfig } from './config';
import type { PlannedSelection } from './plan';
import type { PlannedJob } from './planned-job';

/** Plans a job of type delete: what it looks for, and at most as many requests as earlier jobs made objects of its kinds. */
export function planDelete(job: JobConfig, earlier: readonly PlannedJob[]): PlannedJob {
  const selections = job.objects.map((object, objectIndex): PlannedSelection => ({
    objectIndex,
    apiVersion: object.apiVersion,
    kind: object.kind ?? '',
    labelSelector: object.labelSelector ?? {},
    wait: job.waitForDeletion && object.wait,
  }));
  return {
    config: job,
    type: 'delete',
    requests: selections.reduce((sum, selection) => sum + madeOfKind(selection, earlier), 0),
    pods: 0,
    madeNamespaces: [],
    namespaces: [...new Set(earlier.flatMap(({ namespaces }) => namespaces))],
    kinds: distinct(selections).map(({ apiVersion, kind }) => ({
      apiVersion,
      kind,
      verbs: ['list', 'watch', 'delete'],
    })),
    selections,
    made: new Map(),
    texts: () => [],
    *objects() {
      // A delete job makes nothing.
    },
  };
}

const distinct = (selections: readonly PlannedSelection[]) => [
  ...new Map(selections.map(selection => [`${selection.apiVersion}/${selection.kind}`, selection])).values(),
];

function madeOfKind({ apiVersion, kind }: PlannedSelection, earlier: readonly PlannedJob[]): number {
  const isNamespace = apiVersion === 'v1' && kind === 'Namespace';
  const namespaces = (plan: PlannedJob) => (isNamespace ? plan.madeNamespaces.length : 0);
  return earlier.reduce((sum, plan) => sum + (plan.made.get(`${apiVersion}/${kind}`) ?? 0) + namespaces(plan), 0);
}
