import type { RunPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import type { Connection } from '../cluster/connection';
import { resourceOf } from '../cluster/discovery';
import { definedKinds } from './defined-kinds';
import type { WantedRight } from '../cluster/permissions';
import { measuredKinds } from './measurements/measured-kinds';
import type { MeasuredKind } from './measurements/measurement';

/** The rights without which a plan cannot run, and a sentence for each of its kinds that this cluster does not serve. */
export async function wantedRights(
  connection: Connection,
  plan: RunPlan,
): Promise<{ readonly wanted: readonly WantedRight[]; readonly unknownKinds: readonly string[] }> {
  const wanted = new Map<string, WantedRight>();
  const unknownKinds = new Set<string>();
  const kinds: readonly MeasuredKind[] = [
    ...plan.jobs.flatMap(job => job.kinds),
    ownKind(plan),
    ...measuredKinds(plan),
  ];
  for (const { apiVersion, kind, verbs, subresource } of kinds) {
    try {
      const defined = definedKinds(plan).find(one => one.apiVersion === apiVersion && one.kind === kind);
      const { group, plural, namespaced } = defined ?? (await resourceOf(connection, apiVersion, kind));
      const place = namespaced ? placeOf(plan) : {};
      const resource = subresource === undefined ? plural : `${plural}/${subresource}`;
      for (const verb of verbs) wanted.set(`${verb} ${group}/${resource}`, { verb, group, resource, ...place });
    } catch (error) {
      if (!(error instanceof ClusterError) || error.kind !== 'not-found') throw error;
      unknownKinds.add(error.message);
    }
  }
  return { wanted: [...wanted.values()], unknownKinds: [...unknownKinds] };
}

/** Rights that make the figures better; without them a run goes on. */
export function optionalRights(plan: RunPlan): readonly WantedRight[] {
  if (!makesPods(plan)) return [];
  return ['list', 'watch'].map(verb => ({ verb, group: '', resource: 'events', ...placeOf(plan) }));
}

/** Pods are made by controllers, so no template need name them: the clean-up looks for them, the measurement watches them. */
function ownKind(plan: RunPlan) {
  return { apiVersion: 'v1', kind: 'Pod', verbs: makesPods(plan) ? ['list', 'watch', 'delete'] : ['list'] };
}

const makesPods = ({ jobs }: RunPlan): boolean => jobs.some(({ pods }) => pods > 0);

const placeOf = ({ oneNamespace }: RunPlan) => (oneNamespace === undefined ? {} : { namespace: oneNamespace });
