import * as l10n from '@vscode/l10n';
import { annotationsOf } from '../../../kubernetes/object';
import { apiVersionRefusals } from '../../flow-control/api-version';
import { isFlowControlKind, isServed } from '../../../fairness/group';
import { priorityLevelRefusals } from '../../flow-control/priority-level';
import { priorityLevelPage } from '../../pages';
import type { Finding, LintObject, Rule } from '../../rule';
import { preserveZero } from '../../flow-control/preserve-zero';

/** What the API server's validation of flowcontrol.apiserver.k8s.io/v1 refuses. */
export const priorityLevelInvalid: Rule = {
  meta: {
    id: 'priority-level-invalid',
    title: 'PriorityLevelConfiguration that the API server refuses',
    severity: 'error',
    category: 'fairness',
    refusedByServer: true,
    why: [
      'A PriorityLevelConfiguration that is refused leaves the FlowSchemas that name it without a level, and the API server skips those: the requests they should hold back, or protect, stay where they were.',
      'The commonest mistakes: `type: Guaranteed`, `Queue` without `queuing`, and a hand too large to deal: `handSize` is 8 by default, so `queues: 4` alone is refused, and so is `queues: 512`.',
    ].join('\n\n'),
    whatToDo:
      'Correct the field named in the message. Check with `kubectl apply --dry-run=server`, then watch `apiserver_flowcontrol_rejected_requests_total` under load.',
    links: [
      priorityLevelPage,
      {
        title: 'PriorityLevelConfiguration v1',
        url: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/priority-level-configuration-v1/',
      },
    ],
  },
  about: { kinds: ['PriorityLevelConfiguration'] },
  check(target) {
    if (!isFlowControlKind(target.object, 'PriorityLevelConfiguration') || !isServed(target.object))
      return apiVersionRefusals(target, 'PriorityLevelConfiguration');
    return [...priorityLevelRefusals(target), ...preserveZeroRefusals(target)];
  },
};

/** Only v1beta3 knew it; v1 keeps a share of 0 anyway. */
function preserveZeroRefusals({ object, path }: LintObject): readonly Finding[] {
  if (!(preserveZero in annotationsOf(object))) return [];
  const at = [...path, 'metadata', 'annotations', preserveZero];
  return [
    {
      path: at,
      at: 'key',
      message: l10n.t`Annotation ${preserveZero} is refused in v1, which keeps 0 shares without it. Remove it.`,
      fixes: [{ title: l10n.t`Remove the annotation`, safe: true, changes: [{ op: 'remove', path: at }] }],
    },
  ];
}
