import * as l10n from '@vscode/l10n';
import { asRecord, nameOf } from '../../../kubernetes/object';
import { isOnlyOne } from '../../links/only-one';
import { autoscalersOf } from '../../links/scale-target';
import type { Rule } from '../../rule';

export const hpaAndReplicas: Rule = {
  meta: {
    id: 'hpa-and-replicas',
    title: 'Replicas beside an autoscaler',
    severity: 'warning',
    category: 'autoscaling',
    acrossFiles: true,
    why: 'The manifest says `replicas`, and so does the autoscaler: every apply sets the number of the manifest, whatever the load, and the autoscaler needs its next rounds to bring the pods back. A deploy at the peak of the day takes most of the pods away.',
    whatToDo:
      'Leave `replicas` out where an autoscaler scales. Mind the first apply without it: with client-side apply the field is removed and so becomes 1 until the autoscaler acts; run `kubectl apply edit-last-applied` and remove it there first, or use server-side apply. `replicas: 0` switches the autoscaler off and is left alone.',
    links: [
      {
        title: 'Migrating to a HorizontalPodAutoscaler',
        url: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
      },
    ],
    peers: { 'kube-score': 'deployment-targeted-by-hpa-does-not-have-replicas-configured' },
  },
  check(target, context) {
    const { replicas } = asRecord(target.object['spec']);
    if (typeof replicas !== 'number' || replicas === 0) return [];
    const [autoscaler] = autoscalersOf(target, context);
    if (!autoscaler || !isOnlyOne(target, context)) return [];
    const path = [...target.path, 'spec', 'replicas'];
    const name = nameOf(autoscaler.object) ?? '';
    return [
      {
        path,
        message: l10n.t`Every apply sets ${replicas} replicas, against HorizontalPodAutoscaler "${name}". Leave replicas out, after reading what the first apply does.`,
        fixes: [
          {
            title: l10n.t`Remove replicas (a client-side apply then sets 1 once)`,
            safe: false,
            changes: [{ op: 'remove', path }],
          },
        ],
        related: [
          { of: autoscaler, path: [...autoscaler.path, 'spec', 'scaleTargetRef'], message: l10n.t`Scales it too` },
        ],
      },
    ];
  },
};
