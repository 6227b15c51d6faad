import * as l10n from '@vscode/l10n';
import { nameOf } from '../../../kubernetes/object';
import { unrequested } from '../../autoscaling/unrequested';
import { utilizationMetrics, type UtilizationMetric } from '../../autoscaling/utilization';
import { onlyNamed } from '../../links/named';
import { isAutoscaler, scaleTarget } from '../../links/scale-target';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';

export const hpaWithoutRequest: Rule = {
  meta: {
    id: 'hpa-without-request',
    title: 'Autoscaler measures what is not requested',
    severity: 'error',
    category: 'autoscaling',
    acrossFiles: true,
    why: [
      'A utilization is use divided by request. When one container of the pods, a sidecar too, requests none of the measured resource, the autoscaler reckons nothing at all: its condition ScalingActive is false with FailedGetResourceMetric, and under load no pod is added.',
      'Limits count as requests, and so do the defaults of a LimitRange and requests of the whole pod. An autoscaler without metrics measures CPU at 80 %.',
    ].join('\n\n'),
    whatToDo:
      'Give every container of the workload a request of that resource (the rules cpu-request-missing and memory-request-missing suggest one), or measure one container only (`type: ContainerResource`), or an `AverageValue`.',
    links: [
      {
        title: 'Resource metrics and requests',
        url: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
      },
    ],
  },
  about: { kinds: ['HorizontalPodAutoscaler'] },
  check(target, context) {
    const reference = isAutoscaler(target) ? scaleTarget(target) : undefined;
    const workload = reference && onlyNamed(reference, context);
    if (!workload) return [];
    return utilizationMetrics(target).flatMap(metric => metricFindings(metric, workload, context));
  },
};

function metricFindings(metric: UtilizationMetric, workload: LintObject, context: LintContext): readonly Finding[] {
  const { resource, container, path, byDefault } = metric;
  const containers = unrequested(workload, resource, container, context);
  if (containers.length === 0) return [];
  const names = containers.map(({ name }) => `"${name}"`).join(', ');
  const owner = `${String(workload.object.kind)} "${nameOf(workload.object) ?? ''}"`;
  const measured = byDefault
    ? l10n.t`Without metrics the autoscaler measures ${resource}`
    : l10n.t`The autoscaler measures ${resource}`;
  return [
    {
      path,
      message: l10n.t`${measured} against its request, which ${names} of ${owner} does not set, so it never scales. Set resources.requests.${resource} there.`,
      related: containers.map(({ path: at }) => ({
        of: workload,
        path: [...at, 'resources', 'requests', resource],
        message: l10n.t`No request of ${resource}`,
      })),
    },
  ];
}
