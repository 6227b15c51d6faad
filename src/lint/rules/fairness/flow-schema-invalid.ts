import { asRecord, asString, nameOf } from '../../../kubernetes/object';
import { flowSchemaRefusals } from '../../flow-control/flow-schema';
import { isFlowControl } from '../../flow-control/group';
import { mandatoryRefusals } from '../../flow-control/mandatory';
import { subdomainProblem } from '../../flow-control/names';
import { priorityLevelRefusals } from '../../flow-control/priority-level';
import type { Finding, LintObject, Rule } from '../../rule';

/** What the API server's validation of flowcontrol.apiserver.k8s.io/v1 refuses. */
export const flowSchemaInvalid: Rule = {
  meta: {
    id: 'flow-schema-invalid',
    title: 'FlowSchema or PriorityLevelConfiguration that the API server refuses',
    severity: 'error',
    category: 'fairness',
    refusedByServer: true,
    why: [
      'API Priority and Fairness decides which requests wait when the API server is busy. A FlowSchema or PriorityLevelConfiguration that is refused changes nothing: the requests it should hold back, or protect, stay where they were.',
      'The commonest mistakes: a resource rule with neither `namespaces` nor `clusterScope`, subjects written as in RBAC, `matchingPrecedence: 1`, and a hand of queues too large to deal (`handSize` is 8 by default).',
    ].join('\n\n'),
    whatToDo:
      'Correct the field named in the message. Check with `kubectl apply --dry-run=server`, then watch `apiserver_flowcontrol_rejected_requests_total` under load.',
    links: [
      {
        title: 'API Priority and Fairness',
        url: 'https://kubernetes.io/docs/concepts/cluster-administration/flow-control/',
      },
      {
        title: 'FlowSchema v1',
        url: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/flow-schema-v1/',
      },
    ],
  },
  check(target) {
    if (!isFlowControl(target.object)) return [];
    if (target.object.kind === 'FlowSchema')
      return [...nameRefusals(target), ...flowSchemaRefusals(target), ...mandatoryRefusals(target)];
    if (target.object.kind !== 'PriorityLevelConfiguration') return [];
    return [
      ...nameRefusals(target),
      ...priorityLevelRefusals(target),
      ...mandatoryRefusals(target),
      ...droppedShares(target),
    ];
  },
};

function nameRefusals({ object, path }: LintObject): readonly Finding[] {
  const name = nameOf(object);
  const problem = name === undefined ? undefined : subdomainProblem(name);
  if (!problem) return [];
  return [{ path: [...path, 'metadata', 'name'], message: `Name "${name}" ${problem}. Correct the name.` }];
}

/** `assuredConcurrencyShares` is unknown since v1beta3: refused when strict, else dropped, and shares become 30. */
function droppedShares({ object, path }: LintObject): readonly Finding[] {
  const version = asString(object.apiVersion)?.split('/')[1];
  const limited = asRecord(asRecord(object['spec'])['limited']);
  if (version !== 'v1' || !limited || !('assuredConcurrencyShares' in limited)) return [];
  const at = [...path, 'spec', 'limited', 'assuredConcurrencyShares'];
  const rename = { op: 'rename', path: at, key: 'nominalConcurrencyShares' } as const;
  const free = !('nominalConcurrencyShares' in limited);
  return [
    {
      path: at,
      at: 'key',
      message:
        'assuredConcurrencyShares does not exist in v1: it is refused, or dropped so that shares become 30. Write nominalConcurrencyShares.',
      fixes: free ? [{ title: 'Rename to nominalConcurrencyShares', safe: true, changes: [rename] }] : [],
    },
  ];
}
