import * as l10n from '@vscode/l10n';
import { asList, asRecord, isRecord, type PlainRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { PodTemplate } from '../containers';
import type { Finding, Fix, LintObject } from '../rule';
import { moving } from './move';

/** Keys of a container's resources at a level above it, where no built-in kind has them. */
export function besideContainers({ pod, podPath }: PodTemplate, target: LintObject): readonly Finding[] {
  const above = podPath.slice(target.path.length, -1);
  const levels = above.map((_, depth) => above.slice(0, depth + 1));
  return [
    ...levels.flatMap(level => {
      const fields = at(target.object, level);
      return ['resources', 'requests', 'limits'].flatMap(key =>
        key in fields ? [finding([...target.path, ...level], fields, key, pod, podPath)] : [],
      );
    }),
    ...['requests', 'limits'].flatMap(key => (key in pod ? [finding(podPath, pod, key, pod, podPath)] : [])),
  ];
}

function at(object: PlainRecord, path: Path): PlainRecord {
  return path.reduce((fields: PlainRecord, step) => asRecord(fields[step]), object);
}

function finding(level: Path, fields: PlainRecord, key: string, pod: PlainRecord, podPath: Path): Finding {
  const path = [...level, key];
  return {
    path,
    at: 'key',
    message: l10n.t`"${key}" is not read here. Move it into the container.`,
    fixes: intoOnlyContainer(path, key, fields[key], pod, podPath),
  };
}

/** Which container is meant is known when there is one; that it is the container and not the pod is a choice. */
function intoOnlyContainer(from: Path, key: string, value: unknown, pod: PlainRecord, podPath: Path): readonly Fix[] {
  const containers = asList(pod['containers']);
  const [only] = containers;
  if (containers.length !== 1 || !isRecord(only)) return [];
  const to = key === 'resources' ? ['resources'] : ['resources', key];
  const taken = to.reduce<unknown>((holder, step) => asRecord(holder)[step], only);
  if (taken !== undefined && taken !== null) return [];
  return [moving(from, [...podPath, 'containers', 0, ...to], value, false)];
}
