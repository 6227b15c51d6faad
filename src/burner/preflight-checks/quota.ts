import { list, type ListedObject } from '../../cluster/list';
import { builtInKind } from '../../kubernetes/api-kinds';
import { asRecord } from '../../kubernetes/object';
import { countPod, podTotal } from '../../kubernetes/pod-resources';
import { formatQuantity, parseQuantity } from '../../kubernetes/quantity';
import { amountsOf } from '../../kubernetes/resource-list';
import { runLimited } from '../../cluster/run-limited';
import type { Check } from './check';
import { times, type PlannedGroup } from './planned-load';

const ONE = 1_000_000_000n;
/** Namespaces whose quotas are read; those of a run are all alike. */
const readAtMost = 20;

/** ResourceQuotas of target namespaces that are there already, against all that the plan puts there. */
export const quota: Check = {
  looksAt: 'resource quotas',
  async run({ connection, load, namespaces }) {
    const targets = new Set(load.groups.flatMap(({ namespace }) => namespace ?? []));
    const there = [...targets].filter(name => namespaces?.has(name) ?? true).slice(0, readAtMost);
    const warnings = await runLimited(there, 8, async namespace => {
      const found: ListedObject[] = [];
      const path = `/api/v1/namespaces/${namespace}/resourcequotas`;
      await list(connection.request, { path }, items => found.push(...items));
      const groups = load.groups.filter(group => group.namespace === namespace);
      return found.flatMap(one => shortages(namespace, one, wantedOf(groups)));
    });
    return { warnings: warnings.flat() };
  },
};

function shortages(namespace: string, quotaObject: ListedObject, wanted: ReadonlyMap<string, bigint>): string[] {
  // Scopes pick some pods by class, priority or deadline: what of the plan they count cannot be said here.
  if (asRecord(quotaObject['spec'])['scopes'] ?? asRecord(quotaObject['spec'])['scopeSelector']) return [];
  const status = asRecord(quotaObject['status']);
  const [hard, used] = [amountsOf(status['hard']), amountsOf(status['used'])];
  if (!hard || !used) return [];
  return [...hard].flatMap(([name, limit]) => {
    const asked = wanted.get(name) ?? 0n;
    const left = limit - (used.get(name) ?? 0n);
    if (asked <= left) return [];
    const shown = (nano: bigint) => quantityLike(asRecord(status['hard'])[name], nano);
    return `ResourceQuota ${quotaObject.metadata.name} of namespace ${namespace} leaves ${shown(left)} of ${name}, and the plan needs ${shown(asked)}: raise the quota, or run less (--scale).`;
  });
}

function quantityLike(example: unknown, nano: bigint): string {
  return formatQuantity({ nano, format: parseQuantity(example)?.format ?? 'DecimalSI' });
}

/** What quotas count of these objects, by their own names for it. */
function wantedOf(groups: readonly PlannedGroup[]): ReadonlyMap<string, bigint> {
  const wanted = new Map<string, bigint>();
  const add = (name: string, amount: bigint): void => void wanted.set(name, (wanted.get(name) ?? 0n) + amount);
  for (const { apiVersion, kind, objects, pods, pod } of groups) {
    const group = apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : '';
    const plural = builtInKind(apiVersion, kind)?.resource ?? `${kind.toLowerCase()}s`;
    add(`count/${plural}${group}`, times(ONE, objects));
    if (group === '' && kind !== 'Pod') add(plural, times(ONE, objects));
    add('pods', times(ONE, pods));
    if (kind !== 'Pod') add('count/pods', times(ONE, pods));
    for (const [name, amount] of resourcesOf(pod?.spec)) add(name, times(amount, pods));
  }
  return wanted;
}

function resourcesOf(spec: Readonly<Record<string, unknown>> | undefined): readonly [string, bigint][] {
  const counted = spec && countPod(spec);
  if (!counted) return [];
  const named = (list: 'requests' | 'limits') =>
    [...podTotal(counted, list)].map(([name, amount]): [string, bigint] => [`${list}.${name}`, amount]);
  // A quota may name requests without their prefix.
  const short = [...podTotal(counted, 'requests')].map(([name, amount]): [string, bigint] => [name, amount]);
  return [...named('requests'), ...named('limits'), ...short];
}
