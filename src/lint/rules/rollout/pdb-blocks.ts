import * as l10n from '@vscode/l10n';
import { isNone, readIntOrPercent, scaled, type IntOrPercent } from '../../../kubernetes/int-or-percent';
import { asRecord, groupOf, nameOf } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { replicasOf, type Replicas } from '../../links/replicas';
import { budgetedWorkloads } from '../../links/budgeted-workloads';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';

export const pdbBlocks: Rule = {
  meta: {
    id: 'pdb-blocks',
    title: 'Disruption budget that allows no eviction',
    severity: 'warning',
    category: 'rollout',
    acrossFiles: true,
    why: 'When a budget allows no disruption, `kubectl drain`, node upgrades and the cluster autoscaler wait for ever for its pods: nodes cannot be emptied, so they are neither upgraded nor given back. Percentages are rounded up: `minAvailable: 75%` of 2 pods is 2.',
    whatToDo:
      'Write `maxUnavailable: 1`, which leaves room at any number of replicas, and run at least two. With an autoscaler count with its minReplicas.',
    links: [
      {
        title: 'Specifying a disruption budget',
        url: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
      },
    ],
    peers: { 'kube-linter': ['pdb-min-available', 'pdb-max-unavailable'], polaris: 'pdbDisruptionsIsZero' },
  },
  about: { kinds: ['PodDisruptionBudget'] },
  check(target, context) {
    const { object, path } = target;
    if (object.kind !== 'PodDisruptionBudget' || groupOf(object) !== 'policy') return [];
    const { minAvailable, maxUnavailable } = asRecord(object['spec']);
    // Both is refused; beside a template nothing is sure.
    if (minAvailable !== undefined && maxUnavailable !== undefined) return [];
    const at = (key: string): Path => [...path, 'spec', key];
    const most = readIntOrPercent(maxUnavailable);
    if (most) return isNone(most) ? [finding(at('maxUnavailable'), always('maxUnavailable', maxUnavailable))] : [];
    const least = readIntOrPercent(minAvailable);
    if (!least) return [];
    if ('percent' in least && least.percent > 100) return [refused(at('minAvailable'), least.percent)];
    if ('percent' in least && least.percent === 100)
      return [finding(at('minAvailable'), always('minAvailable', minAvailable))];
    return counted(target, least, context);
  },
};

function always(key: string, value: unknown): string {
  return l10n.t`${key} ${String(value)} allows no eviction at all, so no node with these pods can be drained. Set maxUnavailable to 1.`;
}

/** IsNotMoreThan100Percent in pkg/apis/core/validation/validation.go. */
function refused(path: Path, percent: number): Finding {
  const message = l10n.t`The API server refuses minAvailable ${percent}%, which is more than all pods. Set maxUnavailable to 1.`;
  return { ...finding(path, message), severity: 'error', refusedByServer: true };
}

/** disruption.go, getExpectedPodCount: percentages of the workloads' replicas, rounded up. */
function counted(target: LintObject, least: IntOrPercent, context: LintContext): readonly Finding[] {
  const workloads = budgetedWorkloads(target, context);
  const replicas = workloads?.map(workload => replicasOf(workload, context)) ?? [];
  const known = replicas.filter((one): one is Replicas => one !== undefined);
  const total = known.reduce((sum, { count }) => sum + count, 0);
  if (known.length === 0 || known.length < replicas.length || total === 0) return [];
  const needed = scaled(least, total, 'up');
  if (needed < total) return [];
  const names = (workloads ?? []).map(({ object }) => `${String(object.kind)} "${nameOf(object) ?? ''}"`).join(', ');
  const written = 'percent' in least ? `${least.percent}% (${needed})` : String(needed);
  const count = known.some(({ autoscaled }) => autoscaled) ? l10n.t`at least ${total}` : String(total);
  const related = known.map(({ of, path }) => ({ of, path, message: l10n.t`The number of pods` }));
  const message = l10n.t`minAvailable ${written} of ${count} pods of ${names} allows no eviction, so their nodes cannot be drained. Set maxUnavailable to 1.`;
  return [finding([...target.path, 'spec', 'minAvailable'], message, related)];
}

function finding(path: Path, message: string, related: Finding['related'] = []): Finding {
  const renamed = [...path.slice(0, -1), 'maxUnavailable'];
  return {
    path,
    message,
    fixes: [
      {
        title: l10n.t`Set maxUnavailable to 1`,
        safe: false,
        changes: [
          ...(path.at(-1) === 'maxUnavailable' ? [] : [{ op: 'rename' as const, path, key: 'maxUnavailable' }]),
          { op: 'set', path: renamed, value: 1 },
        ],
        placeholder: renamed,
      },
    ],
    related,
  };
}
