import * as l10n from '@vscode/l10n';
import { asList, asRecord, asString, nameOf } from '../../../kubernetes/object';
import { isTemplated } from '../../../yaml/templated';
import { podTemplates, type PodTemplate } from '../../containers';
import { isPatch } from '../../patch';
import { ownLabels } from '../../links/own-selector';
import { replicasOf } from '../../links/replicas';
import { servicesSelecting } from '../../links/services';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';

export const spreadMissing: Rule = {
  meta: {
    id: 'spread-missing',
    title: 'Replicas behind a Service without a spread of their own',
    severity: 'hint',
    category: 'scheduling',
    acrossFiles: true,
    peers: {
      'kube-linter': 'no-anti-affinity',
      'kube-score': [
        'pod-topology-spread-constraints',
        'deployment-has-host-podantiaffinity',
        'statefulset-has-host-podantiaffinity',
      ],
      polaris: 'topologySpreadConstraint',
    },
    why: [
      'Pods of one Service on one node share its CPU, its link and its fate: load meets one node, and its failure takes them all.',
      'Without constraints of its own a pod gets the defaults of the scheduler: `maxSkew` 3 for each node and 5 for each zone, with `ScheduleAnyway`. They only add to a score (PodTopologySpread has weight 2) and can lose against room and image locality, so three replicas on one node are within the default.',
    ].join('\n\n'),
    whatToDo:
      'Set `topologySpreadConstraints` on the pod template, with `maxSkew: 1` for `kubernetes.io/hostname` and `ScheduleAnyway`; a cluster with zones gets a second one for `topology.kubernetes.io/zone`. With `matchLabelKeys: [pod-template-hash]` a rolling update does not count the old pods.',
    links: [
      {
        title: 'Pod Topology Spread Constraints',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
      },
    ],
  },
  about: { pods: true },
  check(target, context) {
    const replicas = replicasOf(target, context);
    if (!replicas || replicas.count < 2 || isPatch(target)) return [];
    return podTemplates(target)
      .filter(({ pod }) => mayShareNode(pod) && !isSpread(pod))
      .flatMap(template => unspread(target, template, replicas.count, context));
  },
};

function unspread(
  target: LintObject,
  template: PodTemplate,
  replicas: number,
  context: LintContext,
): readonly Finding[] {
  const [service] = servicesSelecting(target, template, context);
  if (!service) return [];
  const name = nameOf(service.object) ?? '';
  return [
    {
      path: [...template.podPath, 'topologySpreadConstraints'],
      message: l10n.t`The ${replicas} replicas behind Service "${name}" spread only by the scheduler's soft defaults (maxSkew 3 per node, 5 per zone). Set topologySpreadConstraints.`,
      fixes: spreadFixes(target, template),
      related: [
        { of: service, path: [...service.path, 'spec', 'selector'], message: l10n.t`Selects these pods` },
        { of: target, path: [...template.podPath, 'affinity'], message: l10n.t`No anti-affinity` },
      ].slice(0, 'affinity' in template.pod ? 2 : 1),
    },
  ];
}

/** Constraints, or anti-affinity of any kind, written or from a template. */
function isSpread(pod: PodTemplate['pod']): boolean {
  const { topologySpreadConstraints, affinity } = pod;
  const { podAntiAffinity } = asRecord(affinity);
  if ([topologySpreadConstraints, affinity, podAntiAffinity].some(isTemplated)) return true;
  return (
    asList(topologySpreadConstraints).length > 0 ||
    Object.values(asRecord(podAntiAffinity)).some(terms => isTemplated(terms) || asList(terms).length > 0)
  );
}

/** Two pods with one port of the node never share it; other schedulers and fixed nodes have their own ways. */
function mayShareNode(pod: PodTemplate['pod']): boolean {
  const { hostNetwork, nodeName, nodeSelector, schedulerName } = pod;
  if (hostNetwork === true || nodeName !== undefined || 'kubernetes.io/hostname' in asRecord(nodeSelector))
    return false;
  if ((asString(schedulerName) ?? 'default-scheduler') !== 'default-scheduler') return false;
  const ports = asList(pod['containers']).flatMap(container => asList(asRecord(container)['ports']));
  return !ports.some(port => asRecord(port)['hostPort'] !== undefined);
}

function spreadFixes(target: LintObject, template: PodTemplate): readonly Fix[] {
  const matchLabels = ownLabels(target, template);
  if (!matchLabels) return [];
  const path = [...template.podPath, 'topologySpreadConstraints'];
  const constraint = {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  };
  return [
    {
      title: l10n.t`Spread evenly over nodes`,
      safe: false,
      changes: [{ op: 'set', path, value: [constraint] }],
      placeholder: [...path, 0, 'maxSkew'],
    },
  ];
}
