import * as l10n from '@vscode/l10n';
import { asRecord, asString, nameOf } from '../../kubernetes/object';
import { isPodLevelResource, podTotal, type CountedPod } from '../../kubernetes/pod-resources';
import { qosClass } from '../../kubernetes/qos';
import { formatQuantity, type Quantity } from '../../kubernetes/quantity';
import { readAmount } from '../../kubernetes/resource-list';
import type { Path } from '../../yaml/place';
import type { Container, PodTemplate } from '../containers';
import type { Finding, LintObject, Related } from '../rule';
import { amountIn } from '../resources';
import { isCounted } from './namespace-rules';

type List = 'requests' | 'limits';
/** What quotas call the sums that they bound. */
const sums: ReadonlyMap<string, readonly [List, string]> = new Map([
  ['cpu', ['requests', 'cpu']],
  ['memory', ['requests', 'memory']],
  ['requests.cpu', ['requests', 'cpu']],
  ['requests.memory', ['requests', 'memory']],
  ['limits.cpu', ['limits', 'cpu']],
  ['limits.memory', ['limits', 'memory']],
  ['requests.ephemeral-storage', ['requests', 'ephemeral-storage']],
  ['limits.ephemeral-storage', ['limits', 'ephemeral-storage']],
]);
/** Only of these a quota demands that every container says something (validationSet in pkg/quota/v1/evaluator/core/pods.go). */
const demanded = ['cpu', 'memory'];

/** A workload under a quota. */
export interface Counted {
  readonly template: PodTemplate;
  readonly containers: readonly Container[];
  readonly pod: CountedPod;
  /** How many pods it is sure to have. */
  readonly count: number;
  /** Where their number is written. */
  readonly countPath: Path;
  /** False when a LimitRange that nobody sees may fill in what is missing. */
  readonly complete: boolean;
}

/** Why a ResourceQuota refuses pods of a workload. */
export function quotaRefusals(quota: LintObject, counted: Counted): readonly Finding[] {
  if (isCounted(quota, counted.template, qosClass(counted.pod)) !== true) return [];
  const hard = asRecord(asRecord(quota.object['spec'])['hard']);
  return Object.entries(hard).flatMap(([key, most]) => {
    const [list, resource] = sums.get(key) ?? [];
    const bound = readAmount(most);
    if (!bound) return [];
    const related = [relatedTo(quota, ['hard', key])];
    const name = nameOf(quota.object) ?? '';
    if (key === 'pods') return tooMany(counted, bound, name, related);
    if (list === undefined || resource === undefined) return [];
    const missing = demanded.includes(resource) ? lacking(counted, list, resource, name, related) : [];
    return missing.length > 0 ? missing : tooMuch(counted, list, resource, bound, name, related);
  });
}

/** Every container must say something, init containers too, unless the pod has resources of its own. */
function lacking(
  { containers, pod, complete }: Counted,
  list: List,
  resource: string,
  quota: string,
  related: readonly Related[],
): readonly Finding[] {
  const ofPod = [...(pod.pod?.requests.keys() ?? []), ...(pod.pod?.limits.keys() ?? [])];
  if (ofPod.some(isPodLevelResource)) return [];
  return containers.flatMap(({ name, path, resources }, index) => {
    if (pod.containers[index]?.[list].has(resource) !== false) return [];
    const place = [...path, 'resources', list, resource];
    const field = `resources.${list}.${resource}`;
    const message = complete
      ? l10n.t`ResourceQuota "${quota}" refuses the pods: container "${name}" has no ${field}. Set it.`
      : l10n.t`ResourceQuota "${quota}" refuses the pods unless a LimitRange fills in ${field} of container "${name}". Set it.`;
    const value = amountIn(resource, resources) ?? (resource === 'cpu' ? '100m' : '128Mi');
    const title = l10n.t`Set ${field} to ${value}`;
    return [
      {
        ...{ path: place, message, related },
        ...(complete ? {} : { severity: 'hint' as const }),
        fixes: [{ title, safe: false, changes: [{ op: 'set', path: place, value }], placeholder: place }],
      },
    ];
  });
}

function tooMuch(
  { template, pod, count, countPath }: Counted,
  list: List,
  resource: string,
  bound: Quantity,
  quota: string,
  related: readonly Related[],
): readonly Finding[] {
  const one = podTotal(pod, list).get(resource) ?? 0n;
  const all = one * BigInt(count);
  if (all <= bound.nano) return [];
  const [each, total, most] = [one, all, bound.nano].map(nano => formatQuantity({ ...bound, nano }));
  const field = `${list}.${resource}`;
  const message =
    one > bound.nano
      ? l10n.t`ResourceQuota "${quota}" refuses the pods: one has ${String(each)} of ${field}, the quota is ${String(most)}. Lower it or raise the quota.`
      : l10n.t`ResourceQuota "${quota}" refuses some of the ${count} pods: together they have ${String(total)} of ${field}, the quota is ${String(most)}. Lower it or raise the quota.`;
  return [{ path: one > bound.nano ? template.podPath : countPath, at: 'key', message, related }];
}

function tooMany(
  { count, countPath }: Counted,
  bound: Quantity,
  quota: string,
  related: readonly Related[],
): readonly Finding[] {
  if (BigInt(count) * 1_000_000_000n <= bound.nano) return [];
  const message = l10n.t`ResourceQuota "${quota}" refuses some of the ${count} pods: it allows ${formatQuantity(bound)}. Lower their number or raise the quota.`;
  return [{ path: countPath, at: 'key', message, related }];
}

function relatedTo(of: LintObject, steps: Path): Related {
  const what = asString(of.object.kind) ?? '';
  return { of, path: [...of.path, 'spec', ...steps], message: l10n.t`The ${what}` };
}
