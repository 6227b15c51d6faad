import * as l10n from '@vscode/l10n';
import { readIntOrPercent, scaled } from '../../../kubernetes/int-or-percent';
import { asList, asRecord, namespaceOf, type PlainRecord } from '../../../kubernetes/object';
import { podTemplates, type PodTemplate } from '../../containers';
import { replicasOf, type Replicas } from '../../links/replicas';
import { selects } from '../../links/selects';
import type { Finding, Fix, LintObject, Rule } from '../../rule';

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

export const antiAffinityRequired: Rule = {
  meta: {
    id: 'anti-affinity-required',
    title: 'Hard anti-affinity with many replicas',
    severity: 'info',
    category: 'scheduling',
    acrossFiles: true,
    options: [
      {
        name: 'replicas',
        description: 'Say so from this number of replicas on (an autoscaler counts its most).',
        default: 6,
      },
    ],
    why: [
      'With required anti-affinity on `kubernetes.io/hostname` every replica needs a node of its own: what finds none stays Pending, and a rolling update needs more nodes for its surge. An autoscaler then asks for replicas that cannot run just when load is highest.',
      'It also costs time: for every pod the scheduler looks through the existing pods with such terms (InterPodAffinity), and the Kubernetes documentation advises against it in clusters of more than several hundred nodes.',
    ].join('\n\n'),
    whatToDo:
      'Use `topologySpreadConstraints` with `maxSkew: 1`, which fill nodes evenly whatever their number, or `preferredDuringSchedulingIgnoredDuringExecution`. Keep it for quorums (etcd, ZooKeeper), which have few replicas.',
    links: [
      {
        title: 'Inter-pod affinity and anti-affinity',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
      },
    ],
  },
  about: { pods: true },
  check(target, context, options) {
    const replicas = replicasOf(target, context);
    if (!replicas) return [];
    const most = mostOf(replicas);
    if (most < Number(options['replicas'])) return [];
    return podTemplates(target).flatMap(template => hardTerms(target, template, most, replicas));
  },
};

/** What the autoscaler may ask for; otherwise what is written. */
function mostOf({ count, of, autoscaled }: Replicas): number {
  const most = asRecord(of.object['spec'])['maxReplicas'];
  return autoscaled && typeof most === 'number' ? most : count;
}

function hardTerms(
  target: LintObject,
  template: PodTemplate,
  most: number,
  { of, path }: Replicas,
): readonly Finding[] {
  const at = [...template.podPath, 'affinity', 'podAntiAffinity', required];
  const terms = asList(asRecord(asRecord(template.pod['affinity'])['podAntiAffinity'])[required]);
  return terms.map(asRecord).flatMap((term, index) => {
    if (!keepsApart(term, target, template)) return [];
    const surge = surgeOf(target, term, most);
    const message =
      surge > 0
        ? l10n.t`${most} replicas need ${most} nodes, and ${most + surge} during a rolling update, because anti-affinity is required. Prefer it, or use topologySpreadConstraints.`
        : l10n.t`${most} replicas need ${most} nodes, because anti-affinity is required. Prefer it, or use topologySpreadConstraints.`;
    return [
      {
        path: [...at, index],
        message,
        fixes: [preferFix(template, term, index, terms.length)],
        related: [{ of, path, message: l10n.t`Number of replicas` }],
      },
    ];
  });
}

/** A term for each node that selects the pods' own kind in their own namespace. */
function keepsApart(term: PlainRecord, target: LintObject, { labels }: PodTemplate): boolean {
  const { topologyKey, labelSelector, namespaces, namespaceSelector } = term;
  if (topologyKey !== 'kubernetes.io/hostname' || selects(labelSelector, labels) !== true) return false;
  const listed = asList(namespaces);
  return (
    (listed.length === 0 && namespaceSelector === undefined) || listed.includes(namespaceOf(target.object) ?? 'default')
  );
}

/** More pods than replicas that a Deployment starts during an update; 25 %, rounded up, when it does not say. */
function surgeOf({ object }: LintObject, { matchLabelKeys }: PlainRecord, replicas: number): number {
  const { strategy } = asRecord(object['spec']);
  const { type, rollingUpdate } = asRecord(strategy);
  if (object.kind !== 'Deployment' || type === 'Recreate') return 0;
  if (asList(matchLabelKeys).includes('pod-template-hash')) return 0;
  const surge = readIntOrPercent(asRecord(rollingUpdate)['maxSurge'] ?? '25%');
  return surge ? scaled(surge, replicas, 'up') : 0;
}

function preferFix(template: PodTemplate, term: PlainRecord, index: number, terms: number): Fix {
  const at = [...template.podPath, 'affinity', 'podAntiAffinity'];
  const written = asList(asRecord(asRecord(template.pod['affinity'])['podAntiAffinity'])[preferred]);
  const weighted = { weight: 100, podAffinityTerm: term };
  const append =
    written.length > 0
      ? { path: [...at, preferred, written.length], value: weighted }
      : { path: [...at, preferred], value: [weighted] };
  return {
    title: l10n.t`Prefer other nodes instead of requiring them`,
    safe: false,
    changes: [
      { op: 'set', ...append },
      { op: 'remove', path: terms === 1 ? [...at, required] : [...at, required, index] },
    ],
    placeholder: [...at, preferred, written.length, 'weight'],
  };
}
