import * as l10n from '@vscode/l10n';
import { asRecord, isRecord } from '../../../kubernetes/object';
import { compareQuantities } from '../../../kubernetes/quantity';
import { noAmount, readAmount } from '../../../kubernetes/resource-list';
import { canOvercommit } from '../../../kubernetes/resource-name';
import { isTemplated } from '../../../yaml/templated';
import { resourceBlocks, type ResourceBlock } from '../../containers';
import { isPatch } from '../../patch';
import { abovePod } from '../../pod-level';
import type { Finding, Fix, LintObject, Rule } from '../../rule';
import type { Path } from '../../../yaml/place';

export const requestAboveLimit: Rule = {
  meta: {
    id: 'request-above-limit',
    title: 'Request above its limit',
    severity: 'error',
    category: 'resources',
    refusedByServer: true,
    why: [
      'The API server refuses a container, or the pod template of a workload, that requests more than its limit.',
      'Resources that cannot be shared out twice (huge pages, and those of a domain such as `nvidia.com/gpu`) need a limit that is the same as the request.',
      'Where the pod has `resources` of its own, its containers together must not request more than the pod, and none may have a higher limit.',
    ].join('\n\n'),
    whatToDo:
      'Lower the request or raise the limit. For memory, request = limit keeps the pod from being killed first.',
    links: [
      {
        title: 'Requests and limits',
        url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
      },
      {
        title: 'Extended resources',
        url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources',
      },
    ],
  },
  about: { pods: true },
  check: target => [...resourceBlocks(target).flatMap(block => blockFindings(block, target)), ...abovePod(target)],
};

function blockFindings(block: ResourceBlock, target: LintObject): readonly Finding[] {
  const { requests, limits } = block.resources;
  if (isTemplated(limits)) return [];
  return Object.entries(asRecord(requests)).flatMap(([resource, request]) => {
    const limit = isRecord(limits) ? limits[resource] : undefined;
    const asked = readAmount(request);
    const most = limit === null && !isPatch(target) ? noAmount : readAmount(limit);
    // Which resource it is, only the rendered template tells.
    if (!asked || resource.includes('{{')) return [];
    if (!most) {
      const needed = limit === undefined && !canOvercommit(resource) && !isPatch(target);
      return needed ? [withoutLimit(block, resource, request)] : [];
    }
    const order = compareQuantities(asked, most);
    if (canOvercommit(resource)) return order > 0 ? [above(block, resource, request, limit)] : [];
    return order === 0 ? [] : [unequal(block, resource, request, limit)];
  });
}

function above(block: ResourceBlock, resource: string, request: unknown, limit: unknown): Finding {
  const message = l10n.t`Request of ${String(request)} ${resource} in ${block.holder} is above its limit of ${String(limit)}. Lower the request or raise the limit.`;
  const fixes = [
    setting(l10n.t`Lower the request to ${String(limit)}`, at(block, 'requests', resource), limit),
    setting(l10n.t`Raise the limit to ${String(request)}`, at(block, 'limits', resource), request),
  ];
  return { ...pointing(block, resource), message, fixes };
}

function unequal(block: ResourceBlock, resource: string, request: unknown, limit: unknown): Finding {
  const message = l10n.t`Request of ${String(request)} ${resource} in ${block.holder} is not its limit of ${String(limit)}. Write the same amount in both.`;
  const fixes = [
    setting(l10n.t`Set the request to ${String(limit)}`, at(block, 'requests', resource), limit),
    setting(l10n.t`Set the limit to ${String(request)}`, at(block, 'limits', resource), request),
  ];
  return { ...pointing(block, resource), message, fixes };
}

/** The request is the only value that the limit can have. */
function withoutLimit(block: ResourceBlock, resource: string, request: unknown): Finding {
  const path = at(block, 'limits', resource);
  return {
    path,
    message: l10n.t`Request of ${String(request)} ${resource} in ${block.holder} has no limit. Set the same amount as limit.`,
    fixes: [
      {
        title: l10n.t`Set the limit to ${String(request)}`,
        safe: true,
        changes: [{ op: 'set', path, value: request }],
      },
    ],
  };
}

function pointing(block: ResourceBlock, resource: string): Pick<Finding, 'path' | 'related'> {
  return {
    path: at(block, 'requests', resource),
    related: [{ of: block.of, path: at(block, 'limits', resource), message: l10n.t`The limit` }],
  };
}

function at(block: ResourceBlock, list: string, resource: string): Path {
  return [...block.path, list, resource];
}

function setting(title: string, path: Path, value: unknown): Fix {
  return { title, safe: false, changes: [{ op: 'set', path, value }], placeholder: path };
}
