import { asRecord } from '../../../kubernetes/object';
import { compareQuantities, parseQuantity } from '../../../kubernetes/quantity';
import type { Path } from '../../../yaml/place';
import { resourceBlocks, type ResourceBlock } from '../../containers';
import type { Finding, Rule } from '../../rule';

export const requestAboveLimit: Rule = {
  meta: {
    id: 'request-above-limit',
    title: 'Request above its limit',
    severity: 'error',
    category: 'resources',
    refusedByServer: true,
    why: 'The API server refuses a container that requests more than its limit. For a Deployment the refusal comes later, when the ReplicaSet makes the pods: the rollout stands still and only an event says why.',
    whatToDo:
      'Lower the request or raise the limit. For memory, request = limit keeps the pod from being killed first.',
    links: [
      {
        title: 'Requests and limits',
        url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
      },
    ],
  },
  check: target => resourceBlocks(target).flatMap(blockFindings),
};

function blockFindings(block: ResourceBlock): readonly Finding[] {
  const limits = asRecord(block.resources['limits']);
  return Object.entries(asRecord(block.resources['requests'])).flatMap(([resource, request]) => {
    const limit = limits[resource];
    return isAbove(request, limit) ? [finding(block, resource, request, limit)] : [];
  });
}

function isAbove(request: unknown, limit: unknown): boolean {
  const [asked, most] = [parseQuantity(request), parseQuantity(limit)];
  return asked !== undefined && most !== undefined && compareQuantities(asked, most) > 0;
}

function finding(block: ResourceBlock, resource: string, request: unknown, limit: unknown): Finding {
  const at = (list: string): Path => [...block.path, list, resource];
  return {
    path: at('requests'),
    message: `Request of ${String(request)} ${resource} in ${block.holder} is above its limit of ${String(limit)}. Lower the request or raise the limit.`,
    fixes: [
      {
        title: `Lower the request to ${String(limit)}`,
        safe: false,
        changes: [{ op: 'set', path: at('requests'), value: limit }],
        placeholder: at('requests'),
      },
      {
        title: `Raise the limit to ${String(request)}`,
        safe: false,
        changes: [{ op: 'set', path: at('limits'), value: request }],
        placeholder: at('limits'),
      },
    ],
    related: [{ of: block.of, path: at('limits'), message: 'The limit' }],
  };
}
