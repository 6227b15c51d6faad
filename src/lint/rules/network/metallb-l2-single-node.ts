import * as l10n from '@vscode/l10n';
import { asRecord } from '../../../kubernetes/object';
import { layer2Page } from '../../pages';
import type { Rule } from '../../rule';
import { announcers, isMetallb } from './metallb';

export const metallbL2SingleNode: Rule = {
  meta: {
    id: 'metallb-l2-single-node',
    title: 'One node carries all traffic of an address',
    severity: 'info',
    category: 'network',
    why: [
      'In L2 mode MetalLB elects one speaker for each address, which answers ARP and NDP for it. All traffic of the address enters through the link of that node, whatever the number of nodes and pods; kube-proxy passes it on from there.',
      'When the leader fails, the next one announces itself, and clients that ignore the announcement send to the old node until their entry expires.',
    ].join('\n\n'),
    whatToDo:
      'Reckon with the link of one node for each address: give busy Services addresses of their own, or announce by BGP (BGPAdvertisement), where routers share the load among nodes. Let more than one node announce.',
    links: [layer2Page],
  },
  about: { kinds: ['L2Advertisement'] },
  check(target) {
    if (!isMetallb(target, 'L2Advertisement')) return [];
    const nodes = announcers(asRecord(target.object['spec']));
    const [only] = nodes ?? [];
    if (only !== undefined && nodes?.length === 1) {
      const message = l10n.t`Only node "${only}" may announce these addresses: it carries all their traffic, and no other takes over. Select more nodes.`;
      return [{ path: [...target.path, 'spec', 'nodeSelectors'], at: 'key', message }];
    }
    return [
      {
        path: [...target.path, 'kind'],
        message: l10n.t`In L2 mode one node, the leader, carries all traffic of an address. Give busy Services addresses of their own, or announce by BGP.`,
      },
    ];
  },
};
