import * as l10n from '@vscode/l10n';
import { groupOf, nameOf } from '../../../kubernetes/object';
import { replicasOf, type Replicas } from '../../links/replicas';
import { servicesOf } from '../../links/served-containers';
import { isPatch } from '../../patch';
import { mountsClaim } from '../../rollout/mounts-claim';
import type { Fix, LintObject, Rule } from '../../rule';

export const singleReplica: Rule = {
  meta: {
    id: 'single-replica',
    title: 'One pod behind a Service',
    severity: 'hint',
    category: 'rollout',
    acrossFiles: true,
    why: 'One pod carries all traffic: when its node is drained or lost, when it is killed for memory, or while it restarts, nobody answers. Nor can a disruption budget help, which needs a second pod to let the first one go. A Deployment whose pods mount a volume claim is left alone, since often only one pod can mount it.',
    whatToDo: 'Run two replicas or more, or set minReplicas of the autoscaler to 2, and spread them over nodes.',
    links: [
      {
        title: 'Disruptions',
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
      },
    ],
    peers: {
      'kube-linter': 'minimum-three-replicas',
      'kube-score': 'deployment-replicas',
      polaris: 'deploymentMissingReplicas',
    },
  },
  about: { kinds: ['Deployment'] },
  check(target, context) {
    if (target.object.kind !== 'Deployment' || groupOf(target.object) !== 'apps') return [];
    const [service] = servicesOf(target, context);
    if (!service || isPatch(target) || mountsClaim(target)) return [];
    const replicas = replicasOf(target, context);
    if (replicas?.count !== 1) return [];
    return [
      {
        path: replicas.autoscaled ? [...target.path, 'metadata', 'name'] : replicas.path,
        message: replicas.autoscaled
          ? l10n.t`One pod may carry all traffic of Service "${nameOf(service.object) ?? ''}", since minReplicas of its autoscaler is 1. Set minReplicas to 2.`
          : l10n.t`One pod carries all traffic of Service "${nameOf(service.object) ?? ''}". Run two replicas or more.`,
        fixes: raising(target, replicas),
        related: [
          { of: service, path: [...service.path, 'spec', 'selector'], message: l10n.t`Selects these pods` },
          ...(replicas.autoscaled ? [{ of: replicas.of, path: replicas.path, message: l10n.t`The least number` }] : []),
        ],
      },
    ];
  },
};

/** An autoscaler in another document is out of reach for a fix. */
function raising({ document }: LintObject, { of, path }: Replicas): readonly Fix[] {
  if (of.file !== undefined || of.document !== document) return [];
  return [
    { title: l10n.t`Run two replicas`, safe: false, changes: [{ op: 'set', path, value: 2 }], placeholder: path },
  ];
}
