import type { Connection } from '../../cluster/connection';
import { collectionPath, resourceOf } from '../../cluster/discovery';
import { list } from '../../cluster/list';
import { labelSelectorText } from '../../kubernetes/labels';
import { asRecord, type KubernetesObject } from '../../kubernetes/object';

/** A workload as a person names it: `deployment/web`. */
export interface WorkloadName {
  readonly kind: string;
  readonly name: string;
}

/** A workload and the pods that run for it now. */
export interface Workload extends WorkloadName {
  readonly namespace: string;
  readonly object: KubernetesObject;
  readonly pods: readonly KubernetesObject[];
  /** As the API takes it; empty for a bare pod. */
  readonly selector: string;
}

const kinds: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  deployment: ['apps/v1', 'Deployment'],
  statefulset: ['apps/v1', 'StatefulSet'],
  daemonset: ['apps/v1', 'DaemonSet'],
  replicaset: ['apps/v1', 'ReplicaSet'],
  job: ['batch/v1', 'Job'],
  pod: ['v1', 'Pod'],
};
const short: Readonly<Record<string, string>> = {
  deploy: 'deployment',
  sts: 'statefulset',
  ds: 'daemonset',
  rs: 'replicaset',
  po: 'pod',
};

/** Reads `deployment/web`, with kubectl's short and plural names; `undefined` for what has no pods of its own. */
export function workloadName(text: string): WorkloadName | undefined {
  const [written = '', name = ''] = text.split('/');
  const word = written.toLowerCase();
  const kind = [word, short[word], word.replace(/s$/, '')].find(
    each => each !== undefined && Object.hasOwn(kinds, each),
  );
  return kind === undefined || name === '' ? undefined : { kind, name };
}

/** The words that name a kind. */
export const workloadKinds: readonly string[] = Object.keys(kinds);

/** Finds a workload and its pods. @throws ClusterError when it is not there or may not be read */
export async function findWorkload(
  connection: Connection,
  { kind, name }: WorkloadName,
  namespace: string,
): Promise<Workload> {
  const [apiVersion, served] = kinds[kind] ?? ['v1', kind];
  const resource = await resourceOf(connection, apiVersion, served);
  const path = `${collectionPath(resource, namespace)}/${name}`;
  const { body: object } = await connection.request<KubernetesObject>({ method: 'GET', path });
  if (kind === 'pod') return { kind, name, namespace, object, pods: [object], selector: '' };
  const selector = labelSelectorText(asRecord(object['spec'])['selector']);
  const pods: KubernetesObject[] = [];
  const request = { path: `/api/v1/namespaces/${namespace}/pods`, query: { labelSelector: selector } };
  await list(connection.request, request, items => pods.push(...items));
  return { kind, name, namespace, object, pods, selector };
}
