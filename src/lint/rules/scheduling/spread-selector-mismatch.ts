import * as l10n from '@vscode/l10n';
import { asList, asRecord, textOf, type PlainRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { podTemplates, type PodTemplate } from '../../containers';
import { ownLabels } from '../../links/own-selector';
import { carriesItsLabels } from '../../links/pods-in-sight';
import { meets, requirementsOf, selects, type Requirement } from '../../links/selects';
import { isPatch } from '../../patch';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';
import { isMeantForItself } from './meant-for-itself';

export const spreadSelectorMismatch: Rule = {
  meta: {
    id: 'spread-selector-mismatch',
    title: 'Spread or affinity that does not see its own pods',
    severity: 'warning',
    category: 'scheduling',
    acrossFiles: true,
    why: [
      'A topology spread constraint counts the pods that its `labelSelector` selects. When the pods themselves are not among them, the count never changes, and all replicas may land on one node, also with `DoNotSchedule`. Nothing says so: the pods run.',
      'The same holds for pod anti-affinity that was meant to keep the replicas of one workload apart.',
    ].join('\n\n'),
    whatToDo:
      'Select by the labels of the pod template, best those of the workload’s own selector. The suggestion writes them. (`matchLabelKeys` takes the values of the pod itself and so always fits.)',
    links: [
      {
        title: 'Pod Topology Spread Constraints',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#implicit-conventions',
      },
    ],
  },
  about: { pods: true },
  check(target, context) {
    if (!carriesItsLabels(target.object) || isPatch(target)) return [];
    return podTemplates(target)
      .filter(({ labels }) => Object.keys(labels).length > 0)
      .flatMap(template => [
        ...constraints(target, template),
        ...affinityTerms(template).flatMap(term => ownTerm(target, template, term, context)),
      ]);
  },
};

function constraints(target: LintObject, template: PodTemplate): readonly Finding[] {
  return asList(template.pod['topologySpreadConstraints']).flatMap((item, index) => {
    const constraint = asRecord(item);
    const { labelSelector, topologyKey } = constraint;
    if (topologyKey === undefined || selects(labelSelector, template.labels) !== false) return [];
    const path = [...template.podPath, 'topologySpreadConstraints', index];
    if (labelSelector === undefined || labelSelector === null) {
      const message = l10n.t`Without a labelSelector this constraint counts no pods and spreads nothing. Select the pod's own labels.`;
      return [mismatch(target, template, constraint, path, message)];
    }
    const unmet = firstUnmet(labelSelector, template);
    return [mismatch(target, template, constraint, path, constraintSentence(unmet, template))];
  });
}

function firstUnmet(labelSelector: unknown, { labels }: PodTemplate): Requirement | undefined {
  return requirementsOf(labelSelector).find(one => meets(one, labels) === false);
}

function constraintSentence(unmet: Requirement | undefined, { labels }: PodTemplate): string {
  const [value] = unmet?.values ?? [];
  const label = unmet && labels[unmet.key];
  if (unmet?.operator !== 'In' || unmet.values.length !== 1)
    return l10n.t`This constraint does not count these pods themselves: its labelSelector excludes them. Select the pod's own labels.`;
  return typeof label === 'string'
    ? l10n.t`This constraint counts pods with ${unmet.key}: ${String(value)}, but these pods have ${unmet.key}: ${label}. Select the pod's own labels.`
    : l10n.t`This constraint counts pods with ${unmet.key}: ${String(value)}, but these pods have no label ${unmet.key}. Select the pod's own labels.`;
}

interface Term {
  readonly term: PlainRecord;
  readonly path: Path;
}

function affinityTerms({ pod, podPath }: PodTemplate): readonly Term[] {
  return ['podAntiAffinity', 'podAffinity'].flatMap(kind => {
    const at = [...podPath, 'affinity', kind];
    const lists = asRecord(asRecord(pod['affinity'])[kind]);
    const required = 'requiredDuringSchedulingIgnoredDuringExecution';
    const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
    return [
      ...asList(lists[required]).map((term, index) => ({ term: asRecord(term), path: [...at, required, index] })),
      ...asList(lists[preferred]).map((weighted, index) => ({
        term: asRecord(asRecord(weighted)['podAffinityTerm']),
        path: [...at, preferred, index, 'podAffinityTerm'],
      })),
    ];
  });
}

function ownTerm(
  target: LintObject,
  template: PodTemplate,
  { term, path }: Term,
  context: LintContext,
): readonly Finding[] {
  if (!isMeantForItself(term, target, template, context)) return [];
  const unmet = firstUnmet(term['labelSelector'], template);
  if (!unmet) return [];
  const value = unmet.values.join(', ');
  const label = textOf(template.labels[unmet.key]);
  const message = l10n.t`This term selects pods with ${unmet.key}: ${value}, but these pods have ${unmet.key}: ${label}, and no others are in sight. Select the pod's own labels.`;
  return [mismatch(target, template, term, path, message)];
}

function mismatch(
  target: LintObject,
  template: PodTemplate,
  holder: PlainRecord,
  path: Path,
  message: string,
): Finding {
  const selector = [...path, 'labelSelector'];
  const labels = [...template.metadataPath, 'labels'];
  return {
    path: selector,
    at: 'key',
    message,
    fixes: ownSelectorFix(target, template, holder, selector),
    related: [{ of: target, path: labels, message: l10n.t`Labels of the pods` }],
  };
}

/** Keys under matchLabelKeys may not stand in the selector as well: the API server refuses that. */
function ownSelectorFix(
  target: LintObject,
  template: PodTemplate,
  { matchLabelKeys }: PlainRecord,
  path: Path,
): readonly Fix[] {
  const taken = asList(matchLabelKeys);
  const own = Object.entries(ownLabels(target, template) ?? {}).filter(([key]) => !taken.includes(key));
  if (own.length === 0) return [];
  const value = { matchLabels: Object.fromEntries(own) };
  return [
    {
      title: l10n.t`Select the pod's own labels`,
      safe: false,
      changes: [{ op: 'set', path, value }],
      placeholder: path,
    },
  ];
}
