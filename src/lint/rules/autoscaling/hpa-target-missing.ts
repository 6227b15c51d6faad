import * as l10n from '@vscode/l10n';
import { groupOf, nameOf, namespaceOf } from '../../../kubernetes/object';
import { isMeant, named, type Reference } from '../../links/named';
import { isAutoscaler, scaleTarget } from '../../links/scale-target';
import { ofKind } from '../../of-kind';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';

/** Workloads of the API group apps that have a scale subresource. */
const scalable = ['Deployment', 'StatefulSet', 'ReplicaSet'];

export const hpaTargetMissing: Rule = {
  meta: {
    id: 'hpa-target-missing',
    title: 'Autoscaler of a workload that is not there',
    severity: 'warning',
    category: 'autoscaling',
    acrossFiles: true,
    why: 'A HorizontalPodAutoscaler whose `scaleTargetRef` leads nowhere is accepted and then does nothing: its condition AbleToScale is false with FailedGetScale. Under load no pod is added, and nobody is told. The commonest mistakes: the name of another workload, an `apiVersion` that is left out or that Kubernetes no longer serves, and a DaemonSet, which cannot be scaled.',
    whatToDo:
      'Name a Deployment, StatefulSet or another kind with a scale subresource, in the namespace of the autoscaler, with its `apiVersion`, such as apps/v1.',
    links: [
      {
        title: 'HorizontalPodAutoscaler',
        url: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
      },
    ],
    peers: { 'kube-linter': 'dangling-horizontalpodautoscaler', 'kube-score': 'horizontalpodautoscaler-has-target' },
  },
  about: { kinds: ['HorizontalPodAutoscaler'] },
  check(target, context) {
    const reference = isAutoscaler(target) ? scaleTarget(target) : undefined;
    if (!reference) return [];
    return unscalable(target, reference) ?? missing(target, reference, context);
  },
};

/** What no cluster can scale, whatever else exists. */
function unscalable({ path }: LintObject, { kind, group = '' }: Reference): readonly Finding[] | undefined {
  const at = [...path, 'spec', 'scaleTargetRef'];
  if (kind === 'DaemonSet' && group === 'apps')
    return [
      {
        path: [...at, 'kind'],
        message: l10n.t`A DaemonSet cannot be scaled. Name a Deployment or StatefulSet, or remove the autoscaler.`,
      },
    ];
  if (!scalable.includes(kind) || (group !== '' && group !== 'extensions')) return undefined;
  return [
    {
      path: [...at, 'apiVersion'],
      message:
        group === ''
          ? l10n.t`scaleTargetRef names no API group: the API server refuses it, and older ones scale nothing. Set apiVersion to apps/v1.`
          : l10n.t`${kind} is not in the API group ${group}, so the autoscaler finds nothing to scale. Set apiVersion to apps/v1.`,
      fixes: [
        {
          title: l10n.t`Set apiVersion to apps/v1`,
          safe: true,
          changes: [{ op: 'set', path: [...at, 'apiVersion'], value: 'apps/v1' }],
        },
      ],
    },
  ];
}

function missing(target: LintObject, reference: Reference, context: LintContext): readonly Finding[] {
  const { kind, name, namespace, group } = reference;
  if (!scalable.includes(kind) || group !== 'apps' || named(reference, context).length > 0) return [];
  const near = workloadsOf(namespace, context);
  if (near.length === 0) return [];
  if (context.neighbours.mayExistElsewhere(kind, candidate => isMeant(reference, candidate))) return [];
  const where = namespace === undefined ? '' : l10n.t` in namespace "${namespace}"`;
  return [
    {
      path: [...target.path, 'spec', 'scaleTargetRef', 'name'],
      message: l10n.t`There is no ${kind} "${name}"${where}, so the autoscaler scales nothing. Correct the name.`,
      fixes: renaming(
        target,
        near.filter(({ object }) => object.kind === kind),
      ),
    },
  ];
}

function workloadsOf(namespace: string | undefined, context: LintContext): readonly LintObject[] {
  return scalable
    .flatMap(kind => ofKind(context, kind))
    .filter(({ object }) => groupOf(object) === 'apps' && namespaceOf(object) === namespace);
}

/** Only where there is one that can be meant. */
function renaming({ path }: LintObject, [only, another]: readonly LintObject[]): readonly Fix[] {
  const name = only && nameOf(only.object);
  if (name === undefined || another) return [];
  const at = [...path, 'spec', 'scaleTargetRef', 'name'];
  return [
    {
      title: l10n.t`Scale "${name}"`,
      safe: false,
      changes: [{ op: 'set', path: at, value: name }],
      placeholder: at,
    },
  ];
}
