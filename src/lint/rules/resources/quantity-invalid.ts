import * as l10n from '@vscode/l10n';
import { asRecord } from '../../../kubernetes/object';
import { countPod } from '../../../kubernetes/pod-resources';
import { isTemplated } from '../../../yaml/templated';
import type { Path } from '../../../yaml/place';
import { podTemplates, resourceBlocks, type ResourceBlock } from '../../containers';
import { isHugePages } from '../../../kubernetes/resource-name';
import { isPatch } from '../../patch';
import { quantityRefusal } from '../../quantity-refusal';
import { otherQuantities } from '../../quantities';
import type { Finding, LintObject, Rule } from '../../rule';

export const quantityInvalid: Rule = {
  meta: {
    id: 'quantity-invalid',
    title: 'Quantity that the API server refuses',
    severity: 'error',
    category: 'resources',
    refusedByServer: true,
    why: [
      'Text that is no quantity (`512MB`, `1 GB`, `500K`, `0,5`), an amount below zero, half a GPU, or huge pages that are no whole pages: the API server refuses the object, so nothing of it runs.',
      'Huge pages alone are refused too: the container must ask for CPU or memory as well.',
    ].join('\n\n'),
    whatToDo:
      'CPU: `500m` or `0.5` is half a CPU. Memory: `512Mi` (powers of two) or `512M` (powers of ten); the suffix for a thousand is a small `k`. Resources of a domain such as `nvidia.com/gpu`: whole numbers.',
    links: [
      {
        title: 'Resource units in Kubernetes',
        url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes',
      },
      { title: 'Quantity', url: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/' },
    ],
  },
  about: { pods: true, kinds: ['ResourceQuota', 'LimitRange', 'PersistentVolumeClaim', 'StatefulSet'] },
  check: target => [
    ...resourceBlocks(target).flatMap(amounts),
    ...resourceBlocks(target).flatMap(block => lonelyHugePages(block, target)),
    ...otherQuantities(target).flatMap(({ resource, value, where, path }) => refused(resource, value, where, path)),
  ],
};

function amounts(block: ResourceBlock): readonly Finding[] {
  return (['requests', 'limits'] as const).flatMap(list =>
    Object.entries(asRecord(block.resources[list])).flatMap(([resource, value]) => {
      const what = list === 'requests' ? 'request' : 'limit';
      return refused(resource, value, `${resource} ${what} of ${block.holder}`, [...block.path, list, resource]);
    }),
  );
}

function refused(resource: string, value: unknown, where: string, path: Path): readonly Finding[] {
  if (value === null || isTemplated(value) || isFilledIn(value)) return [];
  const refusal = quantityRefusal(resource, value, where);
  if (!refusal) return [];
  const { message, meant } = refusal;
  if (meant === undefined) return [{ path, message }];
  const title = l10n.t`Write ${meant}`;
  return [
    { path, message, fixes: [{ title, safe: false, changes: [{ op: 'set', path, value: meant }], placeholder: path }] },
  ];
}

function lonelyHugePages(block: ResourceBlock, target: LintObject): readonly Finding[] {
  const { resources, path, holder } = block;
  const lists = [resources['requests'], resources['limits']];
  if (lists.some(isTemplated) || isPatch(target)) return [];
  const names = lists.flatMap(list => Object.keys(asRecord(list)));
  const pages = names.find(isHugePages);
  if (pages === undefined || [...names, ...ofContainers(block, target)].some(isCounted)) return [];
  const list = pages in asRecord(resources['requests']) ? 'requests' : 'limits';
  const memory: Path = [...path, 'requests', 'memory'];
  return [
    {
      path: [...path, list, pages],
      at: 'key',
      message: l10n.t`Huge pages of ${holder} come without CPU or memory. Set a request of one of them as well.`,
      fixes: [
        {
          title: l10n.t`Set memory request to ${'128Mi'}`,
          safe: false,
          changes: [{ op: 'set', path: memory, value: '128Mi' }],
          placeholder: memory,
        },
      ],
    },
  ];
}

/** `${CPU}` of Flux and OpenShift, `$(CPU)`, `<cpu>`, `%CPU%`, `@cpu@`: something else writes the amount. */
function isFilledIn(value: unknown): boolean {
  return typeof value === 'string' && /\$\{|\$\(|\$[A-Z_]|<.+>|%.+%|@.+@/.test(value);
}

function isCounted(resource: string): boolean {
  return resource === 'cpu' || resource === 'memory';
}

/** A pod with limits takes over what its containers request. */
function ofContainers({ path, resources }: ResourceBlock, target: LintObject): readonly string[] {
  const template = podTemplates(target).find(({ podPath }) => path.length === podPath.length + 1);
  if (!template || Object.keys(asRecord(resources['limits'])).length === 0) return [];
  return [...(countPod(template.pod)?.pod?.requests.keys() ?? [])];
}
