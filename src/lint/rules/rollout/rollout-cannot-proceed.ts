import * as l10n from '@vscode/l10n';
import { asRecord } from '../../../kubernetes/object';
import { isPatch } from '../../patch';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';
import { selectorRefusals } from '../../rollout/selector-refusals';
import { daemonSetStrategyRefusals, deploymentStrategyRefusals } from '../../rollout/strategy-refusals';

export const rolloutCannotProceed: Rule = {
  meta: {
    id: 'rollout-cannot-proceed',
    title: 'Rollout that the API server refuses',
    severity: 'error',
    category: 'rollout',
    refusedByServer: true,
    why: 'An update strategy under which no pod may be added and none may go, or a selector that does not select the pods of its own template, cannot roll out anything: the API server refuses the workload, in the middle of a deploy whose other objects are applied already. What is accepted and then stands still is reported by rollout-host-port.',
    whatToDo:
      'Let one pod come or go: `maxSurge: 1`, or `maxUnavailable: 1` where there is no room for another pod. Write numbers without quotes and percentages with them. Give the pod template the labels that the selector asks for; a selector cannot be changed later.',
    links: [
      {
        title: 'Rolling update of a Deployment',
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
      },
    ],
  },
  about: { kinds: ['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet'] },
  check(target, context) {
    switch (`${String(target.object.apiVersion)} ${String(target.object.kind)}`) {
      case 'apps/v1 Deployment':
        return [
          ...deploymentStrategyRefusals(strategyOf(target, 'strategy'), [...target.path, 'spec', 'strategy']),
          ...deadlineRefusals(target),
          ...mismatches(target, context),
        ];
      case 'apps/v1 DaemonSet':
        return [
          ...daemonSetStrategyRefusals(strategyOf(target, 'updateStrategy'), [
            ...target.path,
            'spec',
            'updateStrategy',
          ]),
          ...mismatches(target, context),
        ];
      case 'apps/v1 StatefulSet':
      case 'apps/v1 ReplicaSet':
        return mismatches(target, context);
      default:
        return [];
    }
  },
};

function strategyOf({ object }: LintObject, key: string): unknown {
  return asRecord(object['spec'])[key];
}

/** A patch leaves out labels that its base has. */
function mismatches(target: LintObject, context: LintContext): readonly Finding[] {
  return isPatch(target) ? [] : selectorRefusals(target, context);
}

/** progressDeadlineSeconds is 600 by default and must be above minReadySeconds. */
function deadlineRefusals({ object, path }: LintObject): readonly Finding[] {
  const { minReadySeconds, progressDeadlineSeconds } = asRecord(object['spec']);
  const deadline = progressDeadlineSeconds ?? 600;
  if (typeof minReadySeconds !== 'number' || typeof deadline !== 'number' || deadline > minReadySeconds) return [];
  const at = [...path, 'spec', 'progressDeadlineSeconds'];
  const longer = minReadySeconds + 600;
  return [
    {
      path: [...path, 'spec', 'minReadySeconds'],
      message: l10n.t`minReadySeconds ${minReadySeconds} is not below progressDeadlineSeconds ${deadline}, so every rollout would time out and it is refused. Raise progressDeadlineSeconds.`,
      fixes: [
        {
          title: l10n.t`Set progressDeadlineSeconds to ${longer}`,
          safe: false,
          changes: [{ op: 'set', path: at, value: longer }],
          placeholder: at,
        },
      ],
    },
  ];
}
