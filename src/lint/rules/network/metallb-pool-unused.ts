import * as l10n from '@vscode/l10n';
import { nameOf, namespaceOf } from '../../../kubernetes/object';
import { ofKind } from '../../of-kind';
import type { Fix, LintContext, LintObject, Rule } from '../../rule';
import { advertisements, advertises, isMetallb, metallbGroup } from './metallb';

export const metallbPoolUnused: Rule = {
  meta: {
    id: 'metallb-pool-unused',
    title: 'Pool of addresses that nobody announces',
    severity: 'info',
    category: 'network',
    acrossFiles: true,
    why: 'MetalLB gives Services addresses of every IPAddressPool, also of one that no L2Advertisement or BGPAdvertisement covers. Such a Service shows an external address, and nobody on the network answers for it.',
    whatToDo: 'Add an advertisement for the pool, or remove the pool. An advertisement that names no pools covers all.',
    links: [{ title: 'MetalLB: configuration', url: 'https://metallb.io/configuration/' }],
  },
  about: { kinds: ['IPAddressPool'] },
  check(target, context) {
    const name = nameOf(target.object);
    if (!isMetallb(target, 'IPAddressPool') || name === undefined || isAnnounced(target, context)) return [];
    return [
      {
        path: [...target.path, 'metadata', 'name'],
        message: l10n.t`No L2Advertisement or BGPAdvertisement covers pool "${name}", so its addresses are given out and never announced. Add one.`,
        fixes: [advertisement(target, name)],
      },
    ];
  },
};

function isAnnounced(pool: LintObject, context: LintContext): boolean {
  return advertisements.some(kind => {
    const covers = (candidate: LintObject): boolean => isMetallb(candidate, kind) && advertises(candidate, pool);
    return ofKind(context, kind).some(covers) || context.neighbours.mayExistElsewhere(kind, covers);
  });
}

function advertisement({ object }: LintObject, name: string): Fix {
  const namespace = namespaceOf(object);
  const value = {
    apiVersion: `${metallbGroup}/v1beta1`,
    kind: 'L2Advertisement',
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec: { ipAddressPools: [name] },
  };
  return {
    title: l10n.t`Add an L2Advertisement for "${name}"`,
    safe: false,
    changes: [{ op: 'append-document', value }],
  };
}
