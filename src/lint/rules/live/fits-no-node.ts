import * as l10n from '@vscode/l10n';
import { placementFor, seenIn } from '../../cluster-facts';
import { podTemplates } from '../../containers';
import { replicasOf } from '../../links/replicas';
import type { Rule } from '../../rule';
import { fromCluster } from './page';

export const fitsNoNode: Rule = {
  meta: {
    id: 'fits-no-node',
    title: 'Pod that no node of the cluster takes',
    severity: 'warning',
    category: 'scheduling',
    acrossFiles: true,
    why: `The scheduler's own filters, asked with the nodes and pods of the cluster: every node refuses the next pod of this workload, so it stays Pending. ${fromCluster}`,
    whatToDo:
      'Look at the reasons by node with `headroom score FILE`, which also names the one change that would alter it; `headroom capacity --pod FILE` says how many more nodes it needs.',
    links: [
      {
        title: 'Scheduler',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/',
      },
    ],
  },
  about: { pods: true },
  check(target, context) {
    const [template] = podTemplates(target);
    // The pods of a DaemonSet are each meant for one node.
    if (!template || !context.cluster || target.object.kind === 'DaemonSet') return [];
    const placement = placementFor(target, context);
    if (!placement || placement.nodes === 0 || placement.fits > 0) return [];
    const wanted = replicasOf(target, context)?.count ?? 1;
    const { fitError = '', running } = placement;
    // A claim may come with the same files.
    if (running >= wanted || fitError.includes('persistentvolumeclaim')) return [];
    return [
      {
        path: template.podPath,
        at: 'key',
        message: l10n.t`No node takes the next pod (${seenIn(context.cluster)}). The scheduler would say: ${fitError}`,
      },
    ];
  },
};
