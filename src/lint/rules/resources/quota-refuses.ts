import { podContainers, podTemplates } from '../../containers';
import { isOnlyOne } from '../../links/only-one';
import { replicasOf } from '../../links/replicas';
import { isPatch } from '../../patch';
import { defaultBelowRequest, limitRangeRefusals } from '../../quota/limit-range-refusals';
import { admittedPod, namespaceRules, type NamespaceRules } from '../../quota/namespace-rules';
import { quotaRefusals, type Counted } from '../../quota/quota-refusals';
import type { LintContext, LintObject, Rule } from '../../rule';

export const quotaRefuses: Rule = {
  meta: {
    id: 'quota-refuses',
    title: 'Pods that a quota or LimitRange of the namespace refuses',
    severity: 'error',
    category: 'resources',
    acrossFiles: true,
    why: [
      'A ResourceQuota over CPU or memory refuses every pod with a container, also an init container, that does not say the request or limit that it counts. A LimitRange refuses containers outside its bounds, and its default limit may lie below a request that is written.',
      'The workload itself is accepted: its controller cannot make pods, the rollout stands still, and only events say why.',
    ].join('\n\n'),
    whatToDo:
      'Set the requests and limits that the quota counts, within the bounds of the LimitRange, or add a LimitRange with defaults. Where it is not sure that no LimitRange fills them in, this is a hint.',
    links: [
      { title: 'Resource quotas', url: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/' },
      { title: 'Limit ranges', url: 'https://kubernetes.io/docs/concepts/policy/limit-range/' },
    ],
  },
  about: { pods: true },
  check(target, context) {
    const templates = podTemplates(target);
    if (templates.length === 0) return [];
    const rules = namespaceRules(target, context);
    if (rules.quotas.length + rules.limitRanges.length === 0) return [];
    if (isPatch(target) || !isOnlyOne(target, context)) return [];
    const counted = countedIn(target, context, rules);
    if (!counted || counted.count === 0) return [];
    return [
      ...rules.quotas.flatMap(quota => quotaRefusals(quota, counted)),
      ...rules.limitRanges.flatMap(limitRange => limitRangeRefusals(limitRange, counted)),
      ...defaultBelowRequest(counted),
    ];
  },
};

function countedIn(target: LintObject, context: LintContext, rules: NamespaceRules): Counted | undefined {
  const [template] = podTemplates(target);
  const pod = template && admittedPod(template, rules);
  if (!pod) return undefined;
  const replicas = replicasOf(target, context);
  const here = replicas?.of === target;
  return {
    ...{ template, pod, containers: podContainers(target), complete: rules.complete },
    count: replicas?.count ?? 1,
    countPath: here ? replicas.path : template.podPath,
  };
}
