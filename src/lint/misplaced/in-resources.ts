import * as l10n from '@vscode/l10n';
import { nearest } from '../../burner-config/did-you-mean';
import { asRecord, type PlainRecord } from '../../kubernetes/object';
import { isPodLevelResource } from '../../kubernetes/pod-resources';
import { isContainerResource } from '../../kubernetes/resource-name';
import type { Path } from '../../yaml/place';
import type { Finding } from '../rule';
import { moving, renaming } from './move';

const lists = ['requests', 'limits'] as const;
const fields = ['requests', 'limits', 'claims'];
const standard = ['cpu', 'memory', 'ephemeral-storage'];
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ mem: 'memory', ram: 'memory', cpus: 'cpu', vcpu: 'cpu', cores: 'cpu' },
    ...{ storage: 'ephemeral-storage', ephemeralStorage: 'ephemeral-storage', ephemeral: 'ephemeral-storage' },
  }),
);

/** One letter from `cpu`, but something else. */
const accelerator = /^[dgntvx]pus?$/i;

type Holder = 'container' | 'pod';

/** Fields of `resources` that do not exist (`$patch` is a word to kustomize), and resources that a container or a pod cannot ask for. */
export function inResources(holder: PlainRecord, path: Path, of: Holder): readonly Finding[] {
  const resources = asRecord(holder['resources']);
  const at = [...path, 'resources'];
  return [
    ...Object.keys(resources).flatMap(key =>
      fields.includes(key) || key.startsWith('$') ? [] : [unknownField(resources, key, at)],
    ),
    ...lists.flatMap(list => unknownResources(asRecord(resources[list]), [...at, list], of)),
  ];
}

function unknownField(resources: PlainRecord, key: string, at: Path): Finding {
  const path = [...at, key];
  if (isContainerResource(key)) {
    const free = asRecord(resources['requests'])[key] === undefined;
    const message = l10n.t`"${key}" directly under resources is not read. Move it into requests or limits.`;
    const places = free ? lists.filter(list => asRecord(resources[list])[key] === undefined) : [];
    return {
      ...{ path, at: 'key', message },
      fixes: places.map(list => moving(path, [...at, list, key], resources[key], false)),
    };
  }
  const meant = nearest(key, lists);
  if (meant === undefined)
    return { path, at: 'key', message: l10n.t`resources has no field "${key}". Only requests and limits are read.` };
  return {
    ...{ path, at: 'key', message: l10n.t`resources has no field "${key}". Write ${meant}.` },
    fixes: meant in resources ? [] : [renaming(path, meant)],
  };
}

function unknownResources(list: PlainRecord, at: Path, of: Holder): readonly Finding[] {
  return Object.keys(list).flatMap(name => {
    if (name.startsWith('$')) return [];
    if (!isContainerResource(name)) return [unknownResource(list, name, at)];
    if (of === 'container' || isPodLevelResource(name)) return [];
    const message = l10n.t`"${name}" cannot be asked for the whole pod. Set it in a container.`;
    return [{ path: [...at, name], at: 'key' as const, message }];
  });
}

function unknownResource(list: PlainRecord, name: string, at: Path): Finding {
  const path = [...at, name];
  const meant = meantBy(name);
  if (meant !== undefined) {
    const message = l10n.t`"${name}" is no resource. Write ${meant}.`;
    return { path, at: 'key', message, fixes: meant in list ? [] : [renaming(path, meant)] };
  }
  const message = name.includes('/')
    ? l10n.t`"${name}" is no name of a resource. Write domain/name.`
    : l10n.t`"${name}" is no resource. Write cpu, memory, ephemeral-storage, or a name with a domain such as nvidia.com/gpu.`;
  return { path, at: 'key', message };
}

function meantBy(name: string): string | undefined {
  const known = otherNames.get(name) ?? otherNames.get(name.toLowerCase());
  return known ?? (accelerator.test(name) ? undefined : nearest(name, standard));
}
