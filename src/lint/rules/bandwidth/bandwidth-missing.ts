import * as l10n from '@vscode/l10n';
import { asList, asRecord, nameOf } from '../../../kubernetes/object';
import { bandwidthAnnotations, trafficShaping } from '../../bandwidth';
import { podTemplates, type PodTemplate } from '../../containers';
import { servicesSelecting } from '../../links/services';
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
    links: [trafficShaping],
    acrossFiles: true,
  },
  about: { pods: true },
  check: (target, context) =>
    podTemplates(target)
      .filter(
        ({ annotations, pod }) => pod['hostNetwork'] !== true && !bandwidthAnnotations.some(key => key in annotations),
      )
      .flatMap(template => unlimited(target, template, context)),
};

function unlimited(target: LintObject, template: PodTemplate, context: LintContext): readonly Finding[] {
  const [service] = servicesSelecting(target, template, context);
  if (!service && !hasHostPort(template)) return [];
  const changes = bandwidthAnnotations.map(key => ({
    op: 'set' as const,
    path: [...template.metadataPath, 'annotations', key],
    value: '100M',
  }));
  const name = service ? (nameOf(service.object) ?? '') : '';
  return [
    {
      path: [...target.path, 'metadata', 'name'],
      message: service
        ? l10n.t`Pods are served by Service "${name}" without a bandwidth limit. Set kubernetes.io/egress-bandwidth on the pod.`
        : l10n.t`Pods are served on a port of their node without a bandwidth limit. Set kubernetes.io/egress-bandwidth on the pod.`,
      fixes: [
        {
          title: l10n.t`Limit each pod to 100 Mbit/s in both directions`,
          safe: false,
          changes,
          placeholder: [...template.metadataPath, 'annotations', bandwidthAnnotations[1]],
        },
      ],
      related: service
        ? [{ of: service, path: [...service.path, 'spec', 'selector'], message: l10n.t`Selects these pods` }]
        : [],
    },
  ];
}

function hasHostPort({ pod }: PodTemplate): boolean {
  return asList(pod['containers']).some(container =>
    asList(asRecord(container)['ports']).some(port => typeof asRecord(port)['hostPort'] === 'number'),
  );
}
