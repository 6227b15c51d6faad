import { asList, asRecord, namespaceOf } from '../kubernetes/object';
import { isTemplated } from '../yaml/templated';
import { askedContainers, type Container } from './containers';
import { ofKind } from './of-kind';
import { quantityDoubt } from './quantity-doubt';
import { amountIn, isResourceKnown } from './resources';
import type { Finding, Fix, LintContext, LintObject } from './rule';

export type Resource = 'cpu' | 'memory';
const called: Readonly<Record<Resource, string>> = { cpu: 'CPU', memory: 'Memory' };

/**
 * A finding for every container that asks for none of `resource`. A limit counts, since Kubernetes copies it to the
 * request; so do pod-level resources and the defaults of a LimitRange of the same namespace. `standard` is suggested
 * when no sibling container has a value that can be meant.
 */
export function missingRequests(
  resource: Resource,
  standard: string,
  target: LintObject,
  context: LintContext,
): readonly Finding[] {
  const containers = askedContainers(target);
  if (containers.length === 0 || hasLimitRangeDefault(resource, target, context)) return [];
  return containers
    .filter(
      ({ resources, pod }) => !isResourceKnown(resource, pod['resources']) && !isResourceKnown(resource, resources),
    )
    .map(container => ({
      path: [...container.path, 'resources', 'requests', resource],
      message: `${called[resource]} request of container "${container.name}" is not set. Set resources.requests.${resource}.`,
      fixes: [suggestion(resource, standard, container, containers)],
    }));
}

function suggestion(resource: Resource, standard: string, container: Container, all: readonly Container[]): Fix {
  const path = [...container.path, 'resources', 'requests', resource];
  const sibling = nearestSibling(resource, container, all);
  const value = sibling ? amountIn(resource, sibling.resources) : standard;
  const like = sibling ? `, as container "${sibling.name}"` : '';
  return {
    title: `Set ${resource} request to ${String(value)}${like}`,
    safe: false,
    changes: [{ op: 'set', path, value }],
    placeholder: path,
  };
}

function nearestSibling(resource: Resource, container: Container, all: readonly Container[]): Container | undefined {
  const position = all.indexOf(container);
  const distance = (other: Container): number => Math.abs(all.indexOf(other) - position);
  return all
    .filter(other => other.pod === container.pod && hasExample(resource, other))
    .sort((a, b) => distance(a) - distance(b))[0];
}

function hasExample(resource: Resource, { resources, name }: Container): boolean {
  const amount = amountIn(resource, resources);
  return amount !== undefined && quantityDoubt(resource, amount, name) === undefined;
}

/** LimitRange items of type Container: `default` falls back to `max`, `defaultRequest` to `default`, then to `min`. */
function hasLimitRangeDefault(resource: Resource, target: LintObject, context: LintContext): boolean {
  return ofKind(context, 'LimitRange').some(({ object }) => {
    if (namespaceOf(object) !== namespaceOf(target.object)) return false;
    const limits = asList(asRecord(object['spec'])['limits']);
    return limits.map(asRecord).some(item => {
      if (item['type'] !== 'Container') return false;
      return ['defaultRequest', 'default', 'max', 'min'].some(key => {
        const amounts = item[key];
        return isTemplated(amounts) || asRecord(amounts)[resource] !== undefined;
      });
    });
  });
}
