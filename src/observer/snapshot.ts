import type { Account } from '../fairness/accounts';
import { flowControlOf, type FlowControl } from '../fairness/flow-control';
import { nameOf, namespaceOf, type KubernetesObject } from '../kubernetes/object';
import { deleteObject, emptyState, setObject, type LiveState } from '../scheduling/live-state';
import type { Behaviour } from '../scheduling/versions';
import { followedAddresses, type PodAddresses } from './pod-addresses';
import { takeAll, type Take } from './take';
import { killedForMemory, type Kills } from './use/killed-for-memory';

/** What is known of a cluster now; it follows the events that it is given. Whole objects are kept only of fairness and quotas. */
export interface Snapshot extends Take {
  readonly scheduling: LiveState;
  readonly priorityClasses: ReadonlySet<string>;
  /** ServiceAccounts by `namespace/name`. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** ResourceQuotas by `namespace/name`. */
  readonly quotas: ReadonlyMap<string, KubernetesObject>;
  /** Pods with a container that was killed for memory, by `namespace/name`. */
  readonly killed: ReadonlyMap<string, Kills>;
  readonly addresses: PodAddresses;
  /** API Priority and Fairness; the same object until one of its objects changes. */
  readonly flowControl: () => FlowControl;
}

/** An empty snapshot for a version of Kubernetes. */
export function snapshotOf(behaviour: Behaviour): Snapshot {
  const scheduling = emptyState(behaviour);
  const priorityClasses = new Set<string>();
  const accounts = new Map<string, Account>();
  const quotas = new Map<string, KubernetesObject>();
  const { killed, ...kills } = followedKills();
  const addresses = followedAddresses();
  const fairness = followedFairness();
  const nodesAndPods: Take = {
    set: object => setObject(scheduling, object),
    remove: object => deleteObject(scheduling, object),
  };
  const kinds: Readonly<Record<string, Take>> = {
    FlowSchema: fairness.schemas,
    PriorityLevelConfiguration: fairness.levels,
    Node: takeAll(nodesAndPods, addresses.nodes),
    Pod: takeAll(nodesAndPods, addresses.pods, kills),
    PriorityClass: {
      set: object => void priorityClasses.add(nameOf(object) ?? ''),
      remove: object => void priorityClasses.delete(nameOf(object) ?? ''),
    },
    ResourceQuota: {
      set: object => void quotas.set(keyOf(object), object),
      remove: object => void quotas.delete(keyOf(object)),
    },
    ServiceAccount: {
      set: object => void accounts.set(keyOf(object), accountOf(object)),
      remove: object => void accounts.delete(keyOf(object)),
    },
  };
  const takes = ({ kind }: KubernetesObject): Take => kinds[String(kind)] ?? nodesAndPods;
  return {
    ...{ scheduling, priorityClasses, accounts, quotas, killed },
    ...{ addresses: addresses.now, flowControl: fairness.now },
    set: object => takes(object).set(object),
    remove: object => takes(object).remove(object),
  };
}

const accountOf = (object: KubernetesObject): Account => ({
  namespace: namespaceOf(object) ?? '',
  name: nameOf(object) ?? '',
});

function keyOf(object: KubernetesObject): string {
  const { namespace, name } = accountOf(object);
  return `${namespace}/${name}`;
}

function followedKills(): Take & { readonly killed: ReadonlyMap<string, Kills> } {
  const killed = new Map<string, Kills>();
  return {
    killed,
    set(pod) {
      const kills = killedForMemory(pod);
      if (kills.size > 0) killed.set(keyOf(pod), kills);
    },
    remove: pod => void killed.delete(keyOf(pod)),
  };
}

function followedFairness(): { readonly now: () => FlowControl; readonly schemas: Take; readonly levels: Take } {
  const schemas = new Map<string, KubernetesObject>();
  const levels = new Map<string, KubernetesObject>();
  let known: FlowControl | undefined;
  const kept = (objects: Map<string, KubernetesObject>): Take => ({
    set(object) {
      objects.set(nameOf(object) ?? '', object);
      known = undefined;
    },
    remove(object) {
      objects.delete(nameOf(object) ?? '');
      known = undefined;
    },
  });
  const now = (): FlowControl => (known ??= flowControlOf([...schemas.values()], [...levels.values()]));
  return { now, schemas: kept(schemas), levels: kept(levels) };
}
