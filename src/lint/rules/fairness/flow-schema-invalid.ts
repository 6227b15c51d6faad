import { apiVersionRefusals } from '../../flow-control/api-version';
import { flowSchemaRefusals } from '../../flow-control/flow-schema';
import { isFlowControlKind, isServed } from '../../../fairness/group';
import { fairnessPage } from '../../pages';
import type { Rule } from '../../rule';

/** What the API server's validation of flowcontrol.apiserver.k8s.io/v1 refuses. */
export const flowSchemaInvalid: Rule = {
  meta: {
    id: 'flow-schema-invalid',
    title: 'FlowSchema that the API server refuses',
    severity: 'error',
    category: 'fairness',
    refusedByServer: true,
    why: [
      'API Priority and Fairness decides which requests wait when the API server is busy. A FlowSchema that is refused changes nothing: the requests it should hold back, or protect, stay where they were.',
      'The commonest mistakes: a resource rule with neither `namespaces` nor `clusterScope`, subjects written as in RBAC, and `matchingPrecedence: 1`. Mind that a list of the whole cluster has no namespace: only `clusterScope: true` matches it.',
    ].join('\n\n'),
    whatToDo: 'Correct the field named in the message. Check with `kubectl apply --dry-run=server`.',
    links: [
      fairnessPage,
      {
        title: 'FlowSchema v1',
        url: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/flow-schema-v1/',
      },
    ],
  },
  about: { kinds: ['FlowSchema'] },
  check: target =>
    isFlowControlKind(target.object, 'FlowSchema') && isServed(target.object)
      ? flowSchemaRefusals(target)
      : apiVersionRefusals(target, 'FlowSchema'),
};
