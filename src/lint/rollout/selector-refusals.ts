import * as l10n from '@vscode/l10n';
import { asRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { podTemplates } from '../containers';
import { meets, plainRequirementsOf, selects } from '../links/selects';
import { ofKind } from '../of-kind';
import type { Finding, Fix, LintContext, LintObject } from '../rule';

/** A selector that does not select the workload's own pods: `selector` does not match template `labels`. */
export function selectorRefusals(target: LintObject, context: LintContext): readonly Finding[] {
  const selector = asRecord(target.object['spec'])['selector'];
  const [template] = podTemplates(target);
  if (!template || selector === undefined || selector === null || labelsAreAdded(context)) return [];
  if (selects(selector, template.labels) !== false) return [];
  const labels = [...template.metadataPath, 'labels'];
  return [
    {
      path: [...target.path, 'spec', 'selector'],
      at: 'key',
      message: l10n.t`The selector does not match the labels of the pod template, so the API server refuses the workload. Give the template the labels of the selector.`,
      fixes: labelling(selector, template.labels, labels),
      related: [{ of: target, path: labels, message: l10n.t`The labels of the pods` }],
    },
  ];
}

/** kustomize adds labels to pods before anything is applied. */
function labelsAreAdded(context: LintContext): boolean {
  return ofKind(context, 'Kustomization').some(({ object }) => 'labels' in object || 'commonLabels' in object);
}

/** Where labels alone are missing or different. */
function labelling(selector: unknown, labels: unknown, path: Path): readonly Fix[] {
  const { matchLabels, matchExpressions } = asRecord(selector);
  const wanted = plainRequirementsOf(matchLabels).filter(one => meets(one, labels) === false);
  if (wanted.length === 0 || matchExpressions !== undefined) return [];
  return [
    {
      title: l10n.t`Give the pods the labels of the selector`,
      safe: false,
      changes: wanted.map(({ key, values }) => ({ op: 'set', path: [...path, key], value: values[0] })),
    },
  ];
}
