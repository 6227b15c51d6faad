import * as l10n from '@vscode/l10n';
import { asRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { resourceBlocks, type ResourceBlock } from '../../containers';
import { quantityDoubt, type QuantityDoubt } from '../../quantity-doubt';
import type { Finding, Rule } from '../../rule';

export const quantitySuspicious: Rule = {
  meta: {
    id: 'quantity-suspicious',
    title: 'Quantity that hardly means what it says',
    severity: 'warning',
    category: 'resources',
    why: [
      '`m` is a thousandth: `memory: 512m` is half a byte, `cpu: 500` is five hundred whole CPUs. The API server accepts both. The first is no request at all, or a limit under which no container starts; the second is a pod that no node can hold.',
      'Less than `1m` of CPU is rounded up to `1m`.',
    ].join('\n\n'),
    whatToDo: 'CPU: `500m` is half a CPU. Memory: `512Mi` (powers of two) or `512M` (powers of ten).',
    links: [
      {
        title: 'Resource units in Kubernetes',
        url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes',
      },
    ],
  },
  about: { pods: true },
  check: target => resourceBlocks(target).flatMap(blockFindings),
};

function blockFindings(block: ResourceBlock): readonly Finding[] {
  return ['requests', 'limits'].flatMap(list =>
    Object.entries(asRecord(block.resources[list])).flatMap(([resource, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const doubt = quantityDoubt(resource, value, `${list === 'requests' ? 'request' : 'limit'} of ${block.holder}`);
      return doubt ? [finding([...block.path, list, resource], doubt)] : [];
    }),
  );
}

function finding(path: Path, { message, meant }: QuantityDoubt): Finding {
  const fixes =
    meant === undefined
      ? []
      : [
          {
            title: l10n.t`Write ${meant}`,
            safe: false,
            changes: [{ op: 'set' as const, path, value: meant }],
            placeholder: path,
          },
        ];
  return { path, message, fixes };
}
