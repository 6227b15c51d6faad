import { asList, asRecord, groupOf } from '../kubernetes/object';
import type { Path } from '../yaml/place';
import { podTemplates } from './containers';
import type { LintObject } from './rule';

/** An amount outside the `resources` of containers and pods. */
export interface OtherQuantity {
  readonly resource: string;
  readonly value: unknown;
  /** For a message: `memory of the quota`. */
  readonly where: string;
  readonly path: Path;
}

/** The amounts of ResourceQuotas, LimitRanges, claims for storage and memory-backed volumes. */
export function otherQuantities(target: LintObject): readonly OtherQuantity[] {
  const { object, path } = target;
  const at: Path = [...path, 'spec'];
  const spec = asRecord(object['spec']);
  switch (`${groupOf(object)}/${String(object.kind)}`) {
    case '/ResourceQuota':
      return amounts(spec['hard'], 'the quota', [...at, 'hard']);
    case '/LimitRange':
      return asList(spec['limits']).flatMap((item, index) => limitRangeItem(item, [...at, 'limits', index]));
    case '/PersistentVolumeClaim':
      return claim(spec, at);
    case 'apps/StatefulSet':
      return [...volumes(target), ...claimTemplates(spec['volumeClaimTemplates'], [...at, 'volumeClaimTemplates'])];
    default:
      return volumes(target);
  }
}

function amounts(list: unknown, of: string, path: Path): readonly OtherQuantity[] {
  return Object.entries(asRecord(list)).map(([resource, value]) => ({
    resource,
    value,
    where: `${resource} of ${of}`,
    path: [...path, resource],
  }));
}

function limitRangeItem(item: unknown, path: Path): readonly OtherQuantity[] {
  const keys = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'];
  return keys.flatMap(key => amounts(asRecord(item)[key], key, [...path, key]));
}

function claim(spec: unknown, path: Path): readonly OtherQuantity[] {
  const resources = asRecord(asRecord(spec)['resources']);
  return ['requests', 'limits'].flatMap(list => amounts(resources[list], 'the claim', [...path, 'resources', list]));
}

function claimTemplates(templates: unknown, path: Path): readonly OtherQuantity[] {
  return asList(templates).flatMap((template, index) => claim(asRecord(template)['spec'], [...path, index, 'spec']));
}

function volumes(target: LintObject): readonly OtherQuantity[] {
  return podTemplates(target).flatMap(({ pod, podPath }) =>
    asList(pod['volumes']).flatMap((volume, index) => {
      const sizeLimit = asRecord(asRecord(volume)['emptyDir'])['sizeLimit'];
      if (sizeLimit === undefined) return [];
      const path = [...podPath, 'volumes', index, 'emptyDir', 'sizeLimit'];
      return [{ resource: 'memory', value: sizeLimit, where: 'sizeLimit of the volume', path }];
    }),
  );
}
