import * as l10n from '@vscode/l10n';
import { isTemplated } from '../../../yaml/templated';
import { bandwidthAnnotations, bandwidthProblem, trafficShaping } from '../../bandwidth';
import { podTemplates, type PodTemplate } from '../../containers';
import type { Finding, Rule } from '../../rule';

const [ingress, egress] = bandwidthAnnotations;

export const bandwidthOneWay: Rule = {
  meta: {
    id: 'bandwidth-one-way',
    title: 'Bandwidth limited in one direction only',
    severity: 'hint',
    category: 'bandwidth',
    why: 'The two annotations are independent: with `egress-bandwidth` alone a pod may still download as fast as the link of its node allows, and with `ingress-bandwidth` alone send as fast. Often one direction is meant; this is a hint.',
    whatToDo: 'Set the other annotation too, if that direction should be limited.',
    links: [trafficShaping],
  },
  about: { pods: true },
  check: target => podTemplates(target).flatMap(otherWay),
};

function otherWay({ annotations, metadataPath, pod }: PodTemplate): readonly Finding[] {
  const set = bandwidthAnnotations.filter(key => key in annotations);
  const [present] = set;
  // On the host's network neither does anything: bandwidth-ignored.
  if (!present || set.length !== 1 || pod['hostNetwork'] === true) return [];
  const value = annotations[present];
  const isValue = typeof value === 'string' && !isTemplated(value) && bandwidthProblem(present, value) === undefined;
  const absent = present === egress ? ingress : egress;
  const path = [...metadataPath, 'annotations', absent];
  const message =
    present === egress
      ? l10n.t`Only what the pod sends is limited, not what it receives. Set ${absent} too, if that is meant.`
      : l10n.t`Only what the pod receives is limited, not what it sends. Set ${absent} too, if that is meant.`;
  const fix = () => ({
    title: l10n.t`Limit the other direction to ${String(value)} too`,
    safe: false,
    changes: [{ op: 'set' as const, path, value }],
    placeholder: path,
  });
  return [{ path: [...metadataPath, 'annotations', present], at: 'key', message, fixes: isValue ? [fix()] : [] }];
}
