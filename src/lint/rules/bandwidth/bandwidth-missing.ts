import { asList, asRecord, nameOf, namespaceOf } from '../../../kubernetes/object';
import { bandwidthAnnotations } from '../../bandwidth';
import { podTemplates, type PodTemplate } from '../../containers';
import { ofKind } from '../../of-kind';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';

export const bandwidthMissing: Rule = {
  meta: {
    id: 'bandwidth-missing',
    title: 'Served pods without a bandwidth limit',
    severity: 'hint',
    category: 'bandwidth',
    why: 'Requests and limits do not cover the network: one pod that serves a large download can take the whole link of its node from every neighbour. This is a hint: most workloads do well without a limit.',
    whatToDo:
      'Set `kubernetes.io/egress-bandwidth` in the annotations of the pod template, if the cluster has the CNI bandwidth plugin or the bandwidth manager of Cilium. Choose with care: `1M` is 125 kB/s.',
    links: [
      {
        title: 'Traffic shaping',
        url: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/#support-traffic-shaping',
      },
    ],
  },
  check: (target, context) =>
    podTemplates(target)
      .filter(
        ({ annotations, pod }) => pod['hostNetwork'] !== true && !bandwidthAnnotations.some(key => key in annotations),
      )
      .flatMap(template => unlimited(target, template, context)),
};

function unlimited(target: LintObject, template: PodTemplate, context: LintContext): readonly Finding[] {
  const service = serviceOf(target, template, context);
  if (!service && !hasHostPort(template)) return [];
  const because = service ? `served by Service "${nameOf(service.object) ?? ''}"` : 'served on a port of its node';
  const annotation = [...template.metadataPath, 'annotations', 'kubernetes.io/egress-bandwidth'];
  return [
    {
      path: [...target.path, 'metadata', 'name'],
      message: `Pods are ${because} without a bandwidth limit. Set kubernetes.io/egress-bandwidth on the pod.`,
      fixes: [
        {
          title: 'Limit egress to 100 Mbit/s a pod',
          safe: false,
          changes: [{ op: 'set', path: annotation, value: '100M' }],
          placeholder: annotation,
        },
      ],
      related: service
        ? [{ of: service, path: [...service.path, 'spec', 'selector'], message: 'Selects these pods' }]
        : [],
    },
  ];
}

function serviceOf(target: LintObject, { labels }: PodTemplate, context: LintContext): LintObject | undefined {
  return ofKind(context, 'Service').find(({ object }) => {
    if (namespaceOf(object) !== namespaceOf(target.object)) return false;
    const selector = Object.entries(asRecord(asRecord(object['spec'])['selector']));
    return selector.length > 0 && selector.every(([key, value]) => typeof value === 'string' && labels[key] === value);
  });
}

function hasHostPort({ pod }: PodTemplate): boolean {
  return asList(pod['containers']).some(container =>
    asList(asRecord(container)['ports']).some(port => typeof asRecord(port)['hostPort'] === 'number'),
  );
}
