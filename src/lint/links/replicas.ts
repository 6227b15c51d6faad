import { asList, asRecord, groupOf, nameOf, namespaceOf, textOf } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { podContainers } from '../containers';
import { ofKind, ofKindWith } from '../of-kind';
import type { LintContext, LintObject } from '../rule';
import { isOnlyOne } from './only-one';
import { autoscalersOf, scaleTarget } from './scale-target';
import { isMeant } from './named';

/** How many pods a workload has, and where that is written. */
export interface Replicas {
  readonly count: number;
  readonly of: LintObject;
  /** Absolute in the document of `of`; where `replicas` would stand when it is left out. */
  readonly path: Path;
  /** True when it is the least that an autoscaler keeps. */
  readonly autoscaled: boolean;
}

const scalable = ['apps/Deployment', 'apps/StatefulSet', 'apps/ReplicaSet', '/ReplicationController'];

/**
 * How many pods a workload is sure to get: minReplicas when an autoscaler scales it, else `replicas`. `undefined` when that
 * is not sure: several objects of the name, a `replicas` of a kustomization, an autoscaler that nobody can see.
 */
export function replicasOf(target: LintObject, context: LintContext): Replicas | undefined {
  const { object, path } = target;
  if (!scalable.includes(`${groupOf(object)}/${String(object.kind)}`)) return undefined;
  if (!isOnlyOne(target, context) || isReplacedByKustomize(target, context) || isScaledByOthers(target, context))
    return undefined;
  const [autoscaler, another] = autoscalersOf(target, context);
  if (another) return undefined;
  if (autoscaler) return leastOf(autoscaler);
  const written = asRecord(object['spec'])['replicas'];
  const at = [...path, 'spec', 'replicas'];
  if (typeof written === 'number') return { count: written, of: target, path: at, autoscaled: false };
  if (written !== undefined && written !== null) return undefined;
  const scales = (candidate: LintObject): boolean => isScaledBy(candidate, target);
  if (context.neighbours.mayExistElsewhere('HorizontalPodAutoscaler', scales)) return undefined;
  return { count: 1, of: target, path: at, autoscaled: false };
}

/** The API server's default of minReplicas is 1. */
function leastOf(autoscaler: LintObject): Replicas | undefined {
  const { minReplicas = 1 } = asRecord(autoscaler.object['spec']);
  if (typeof minReplicas !== 'number') return undefined;
  return { count: minReplicas, of: autoscaler, path: [...autoscaler.path, 'spec', 'minReplicas'], autoscaled: true };
}

function isScaledBy(candidate: LintObject, target: LintObject): boolean {
  const reference = scaleTarget(candidate);
  return reference !== undefined && reference.kind === target.object.kind && isMeant(reference, target);
}

function isReplacedByKustomize({ object }: LintObject, context: LintContext): boolean {
  return ofKind(context, 'Kustomization').some(kustomization =>
    asList(kustomization.object['replicas']).some(one => asRecord(one)['name'] === nameOf(object)),
  );
}

/** By a ScaledObject of KEDA, or by the cluster proportional autoscaler, whose flag names what it scales. */
function isScaledByOthers({ object }: LintObject, context: LintContext): boolean {
  const name = nameOf(object) ?? '';
  const isNear = (other: LintObject): boolean => namespaceOf(other.object) === namespaceOf(object);
  const flag = `--target=${String(object.kind)}/${name}`.toLowerCase();
  return (
    ofKindWith(context, 'ScaledObject', scaledName, name).some(isNear) ||
    ofKindWith(context, 'Deployment', targetFlags, flag).some(isNear)
  );
}

const scaledName = ({ object: { spec } }: LintObject): readonly string[] => [
  textOf(asRecord(asRecord(spec)['scaleTargetRef'])['name']),
];

const targetFlags = (target: LintObject): readonly string[] =>
  podContainers(target)
    .flatMap(({ fields: { command, args } }) => [...asList(command), ...asList(args)])
    .flatMap(word => (typeof word === 'string' && word.startsWith('--target=') ? [word.toLowerCase()] : []));
