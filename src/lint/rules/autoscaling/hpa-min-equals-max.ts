import * as l10n from '@vscode/l10n';
import { asRecord } from '../../../kubernetes/object';
import { isAutoscaler } from '../../links/scale-target';
import type { Rule } from '../../rule';

export const hpaMinEqualsMax: Rule = {
  meta: {
    id: 'hpa-min-equals-max',
    title: 'Autoscaler without room',
    severity: 'info',
    category: 'autoscaling',
    why: 'With minReplicas = maxReplicas the autoscaler holds one number: it looks like protection under load and is none. `minReplicas` is 1 when it is left out.',
    whatToDo:
      'Raise maxReplicas to what the cluster has room for, or remove the autoscaler and set `replicas` on the workload.',
    links: [
      {
        title: 'HorizontalPodAutoscaler',
        url: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
      },
    ],
    peers: { polaris: 'hpaMaxAvailability' },
  },
  about: { kinds: ['HorizontalPodAutoscaler'] },
  check(target) {
    if (!isAutoscaler(target)) return [];
    const { minReplicas, maxReplicas } = asRecord(target.object['spec']);
    const least = minReplicas ?? 1;
    if (typeof maxReplicas !== 'number' || maxReplicas < 1 || least !== maxReplicas) return [];
    const path = [...target.path, 'spec', 'maxReplicas'];
    return [
      {
        path,
        message: l10n.t`minReplicas and maxReplicas are both ${maxReplicas}, so nothing is ever scaled. Raise maxReplicas, or remove the autoscaler.`,
        fixes: [
          {
            title: l10n.t`Raise maxReplicas to ${maxReplicas * 2}`,
            safe: false,
            changes: [{ op: 'set', path, value: maxReplicas * 2 }],
            placeholder: path,
          },
        ],
        related: [{ of: target, path: [...target.path, 'spec', 'minReplicas'], message: l10n.t`The same` }],
      },
    ];
  },
};
