import { asRecord, namespaceOf } from '../../kubernetes/object';
import { podTemplates } from '../containers';
import { ofKind } from '../of-kind';
import { isPatch } from '../patch';
import type { LintContext, LintObject } from '../rule';
import { requirementsOf, selects } from './selects';

const workloads = [
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
  'DeploymentConfig',
  'DaemonSet',
  'Pod',
];

/**
 * The workloads of this file and its neighbours whose pods a PodDisruptionBudget covers. `undefined` when that is not sure:
 * the budget selects everything, or it cannot be seen whether it selects one of them.
 */
export function budgetedWorkloads({ object }: LintObject, context: LintContext): readonly LintObject[] | undefined {
  const { selector } = asRecord(object['spec']);
  if (requirementsOf(selector).length === 0) return undefined;
  const near = workloads
    .flatMap(kind => ofKind(context, kind))
    .filter(candidate => namespaceOf(candidate.object) === namespaceOf(object) && !isPatch(candidate));
  const selected = near.map(candidate => podTemplates(candidate).map(({ labels }) => selects(selector, labels)));
  if (selected.flat().includes(undefined)) return undefined;
  return near.filter((_, index) => selected[index]?.includes(true));
}
