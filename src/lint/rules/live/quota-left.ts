import * as l10n from '@vscode/l10n';
import { asList, asRecord, nameOf, namespaceOf, type KubernetesObject } from '../../../kubernetes/object';
import { quantityToNumber } from '../../../kubernetes/quantity';
import { readAmount } from '../../../kubernetes/resource-list';
import type { Placement } from '../../../scheduling/placement';
import { placementFor, seenIn, type ClusterFacts } from '../../cluster-facts';
import { podTemplates } from '../../containers';
import { replicasOf } from '../../links/replicas';
import type { Finding, Rule } from '../../rule';
import { fromCluster } from './page';

export const quotaLeft: Rule = {
  meta: {
    id: 'quota-left',
    title: 'Replicas beyond what the quota of the namespace has left',
    severity: 'warning',
    category: 'resources',
    acrossFiles: true,
    why: `The API server refuses pods beyond a ResourceQuota of the namespace. The workload is taken; its controller makes the pods that the quota still allows, and only events say why there are no more. Compared are requests and the number of pods, with what the quota says is used now; quotas with scopes are passed over. ${fromCluster}`,
    whatToDo: 'Lower the replicas or the requests, or ask for a larger quota.',
    links: [{ title: 'Resource quotas', url: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/' }],
  },
  about: { pods: true },
  check(target, context) {
    const [template] = podTemplates(target);
    const { cluster } = context;
    if (!template || !cluster?.quotas?.length) return [];
    const placement = placementFor(target, context);
    if (!placement) return [];
    const replicas = replicasOf(target, context);
    const more = (replicas?.count ?? 1) - placement.running;
    const namespace = namespaceOf(target.object) ?? cluster.namespace;
    if (more <= 0) return [];
    const path = replicas?.of === target ? replicas.path : template.podPath;
    return cluster.quotas
      .filter(quota => namespaceOf(quota) === namespace && !hasScopes(quota))
      .flatMap(quota => overrun(quota, placement, more, cluster, path));
  },
};

function overrun(
  quota: KubernetesObject,
  placement: Placement,
  more: number,
  cluster: ClusterFacts,
  path: Finding['path'],
): readonly Finding[] {
  const { hard, used } = asRecord(quota['status']);
  const tight = Object.entries(asRecord(hard)).flatMap(([resource, most]) => {
    const each = askedBy(placement, resource);
    const left = amount(most) - amount(asRecord(used)[resource]);
    return each > 0 && each * more > left * (1 + 1e-9) ? [{ resource, fit: Math.max(0, Math.floor(left / each)) }] : [];
  });
  const [worst] = tight.sort((a, b) => a.fit - b.fit);
  if (!worst) return [];
  const name = nameOf(quota) ?? '';
  return [
    {
      path,
      message: l10n.t`Quota "${name}" has ${worst.resource} left for ${worst.fit} more pods, and ${more} are to come (${seenIn(cluster)}): the others are refused. Lower replicas or requests, or raise the quota.`,
    },
  ];
}

/** What one pod takes of it, as the quota counts: cores, bytes, pods. */
function askedBy({ requested: { milliCpu, memory } }: Placement, resource: string): number {
  if (resource === 'pods' || resource === 'count/pods') return 1;
  if (resource === 'cpu' || resource === 'requests.cpu') return milliCpu / 1000;
  return resource === 'memory' || resource === 'requests.memory' ? memory : 0;
}

function hasScopes({ spec }: KubernetesObject): boolean {
  const { scopes, scopeSelector } = asRecord(spec);
  return asList(scopes).length > 0 || scopeSelector !== undefined;
}

function amount(value: unknown): number {
  const quantity = readAmount(value);
  return quantity ? quantityToNumber(quantity) : 0;
}
