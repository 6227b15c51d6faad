import * as l10n from '@vscode/l10n';
import { askedContainers, type Container } from './containers';
import { isDefaulted } from './limit-range';
import { isSizedVertically } from './links/vertical-autoscalers';
import { isInjected, isPatch } from './patch';
import { resourceSuggestion, type Wanted } from './resource-suggestion';
import { isResourceKnown } from './resources';
import type { Finding, LintContext, LintObject, RuleOption, RuleOptions } from './rule';

export type Resource = 'cpu' | 'memory';

/** The option of the rules that ask containers for requests and limits. */
export const initContainersOption: RuleOption = {
  name: 'initContainers',
  description: 'Ask ordinary init containers as well, which run one after the other before the containers.',
  default: false,
};

/**
 * A finding for every container that asks for none of `resource`. A limit counts, since Kubernetes copies it to the
 * request; so do pod-level resources, the defaults of a LimitRange of the same namespace, and a VerticalPodAutoscaler. `standard` is suggested
 * when nothing is measured and no sibling container has a value that can be meant.
 */
export function missingRequests(
  resource: Resource,
  standard: string,
  target: LintObject,
  context: LintContext,
  options: RuleOptions,
): readonly Finding[] {
  const message = (name: string): string =>
    resource === 'cpu'
      ? l10n.t`CPU request of container "${name}" is not set. Set resources.requests.cpu.`
      : l10n.t`Memory request of container "${name}" is not set. Set resources.requests.memory.`;
  return missing({ list: 'requests', resource, standard }, message, target, context, options);
}

/** True when a LimitRange of the namespace gives containers a request of `resource`. */
export function hasLimitRangeDefault(resource: Resource, target: LintObject, context: LintContext): boolean {
  return isDefaulted('requests', resource, target, context);
}

/** A finding for every container without an amount of `wanted`, as missingRequests for any list and resource. */
export function missing(
  wanted: Wanted,
  message: (container: string) => string,
  target: LintObject,
  context: LintContext,
  options: RuleOptions,
): readonly Finding[] {
  const containers = askedContainers(target, { initContainers: options['initContainers'] === true });
  const silent = containers.filter(container => lacks(wanted, container) && !isInjected(container));
  if (silent.length === 0 || isPatch(target) || isDefaulted(wanted.list, wanted.resource, target, context)) return [];
  if (wanted.list === 'requests' && isSizedVertically(target, context)) return [];
  return silent.map(container => ({
    path: [...container.path, 'resources', wanted.list, wanted.resource],
    message: message(container.name),
    fixes: [resourceSuggestion(wanted, container, containers)],
  }));
}

function lacks({ list, resource }: Wanted, { pod, resources }: Container): boolean {
  return !isResourceKnown(resource, pod['resources'], list) && !isResourceKnown(resource, resources, list);
}
