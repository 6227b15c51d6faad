import {
  asRecord,
  groupOf,
  namespaceOf,
  textOf,
  type KubernetesObject,
  type PlainRecord,
} from '../../kubernetes/object';
import { podSpecsOf } from '../../kubernetes/pod-specs';
import type { Path } from '../../yaml/place';
import { ofKindWith } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** The pods that a workload in sight makes. */
export interface PodsInSight {
  readonly of: LintObject;
  readonly namespace: string | undefined;
  /** As written: a mapping, nothing, or a value from a template. */
  readonly labels: unknown;
  readonly labelsPath: Path;
}

const known = new WeakMap<readonly LintObject[], readonly PodsInSight[]>();

/** Pods of every workload of this file and its neighbours. */
export function podsInSight({ objects, neighbours }: LintContext): readonly PodsInSight[] {
  const near = neighbours.objects.length === 0 ? [] : podsOf(neighbours.objects);
  return [...podsOf(objects), ...near];
}

/** Kinds that make pods of labels that a rule can see. */
export const podKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Pod',
  'Job',
  'CronJob',
  'Rollout',
  'DeploymentConfig',
] as const;

const groups = ['', 'apps', 'batch', 'extensions', 'apps.openshift.io'];

/**
 * A workload whose pods carry the labels of its template and no others: one of Kubernetes itself, or much like it. A
 * Rollout is not: its canary and preview metadata give labels while it goes on.
 */
export function carriesItsLabels(object: KubernetesObject): boolean {
  return groups.includes(groupOf(object)) && podKinds.some(kind => kind === object.kind);
}

/** Pods with this label that well-known workloads make; for questions that every Service of a big file asks. */
export function podsCarrying(key: string, value: string, context: LintContext): readonly PodsInSight[] {
  return podKinds.flatMap(kind => ofKindWith(context, kind, carried, `${key}=${value}`)).flatMap(podsMadeBy);
}

const carried = (target: LintObject): readonly string[] =>
  podsMadeBy(target).flatMap(({ labels }) =>
    Object.entries(asRecord(labels)).map(([key, value]) => `${key}=${textOf(value)}`),
  );

/** Pods of one workload, without those of its neighbours. */
export function podsMadeBy(of: LintObject): readonly PodsInSight[] {
  return podSpecsOf(of.object, of.path).map(({ metadata, metadataPath }) => ({
    of,
    namespace: namespaceOf(of.object),
    labels: labelsIn(metadata),
    labelsPath: [...metadataPath, 'labels'],
  }));
}

function labelsIn(metadata: PlainRecord): unknown {
  return metadata['labels'];
}

function podsOf(objects: readonly LintObject[]): readonly PodsInSight[] {
  const found = known.get(objects) ?? objects.flatMap(podsMadeBy);
  known.set(objects, found);
  return found;
}
