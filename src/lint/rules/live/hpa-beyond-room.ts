import * as l10n from '@vscode/l10n';
import { asRecord } from '../../../kubernetes/object';
import { placementFor, seenIn } from '../../cluster-facts';
import { onlyNamed } from '../../links/named';
import { isAutoscaler, scaleTarget } from '../../links/scale-target';
import type { Rule } from '../../rule';
import { fromCluster } from './page';

export const hpaBeyondRoom: Rule = {
  meta: {
    id: 'hpa-beyond-room',
    title: 'Autoscaler that the cluster has no room for',
    severity: 'info',
    category: 'autoscaling',
    acrossFiles: true,
    why: `An autoscaler makes pods up to maxReplicas, whether nodes have room or not: beyond it they stay Pending while the load goes on. Counted with the scheduler's filters, beside the pods that run now. ${fromCluster}`,
    whatToDo:
      'Lower maxReplicas to what fits, lower the requests to what is used (`headroom size`), or see that nodes are added (`headroom capacity --pod FILE --replicas N`). With a cluster autoscaler it may be meant.',
    links: [
      {
        title: 'HorizontalPodAutoscaler',
        url: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
      },
    ],
  },
  about: { kinds: ['HorizontalPodAutoscaler'] },
  check(target, context) {
    const reference = context.cluster && isAutoscaler(target) ? scaleTarget(target) : undefined;
    const workload = reference && onlyNamed(reference, context);
    const placement = workload && placementFor(workload, context);
    const { maxReplicas } = asRecord(target.object['spec']);
    if (!context.cluster || !placement || placement.room.atLeast || typeof maxReplicas !== 'number') return [];
    const most = placement.running + placement.room.replicas;
    if (placement.nodes === 0 || most === 0 || maxReplicas <= most) return [];
    const path = [...target.path, 'spec', 'maxReplicas'];
    return [
      {
        path,
        message: l10n.t`There is room for ${most} replicas (${seenIn(context.cluster)}): above that, of ${maxReplicas}, pods stay Pending. Lower maxReplicas or the requests, or add nodes.`,
        fixes: [
          {
            title: l10n.t`Lower maxReplicas to ${most}`,
            safe: false,
            changes: [{ op: 'set', path, value: most }],
            placeholder: path,
          },
        ],
      },
    ];
  },
};
