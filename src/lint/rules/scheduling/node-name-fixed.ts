import * as l10n from '@vscode/l10n';
import { annotationsOf, asRecord, asString } from '../../../kubernetes/object';
import { podTemplates, type PodTemplate } from '../../containers';
import type { Change, Fix, LintObject, Rule } from '../../rule';

const hostname = 'kubernetes.io/hostname';

export const nodeNameFixed: Rule = {
  meta: {
    id: 'node-name-fixed',
    title: 'Pods go past the scheduler',
    severity: 'warning',
    category: 'scheduling',
    why: 'A pod that is made with `nodeName` never meets the scheduler: nobody looks at requests, taints, affinity or spread. When the node is full its kubelet refuses the pod (`OutOfcpu`, `OutOfmemory`) and the controller makes the next one, for the same node, again and again. When the node is gone the pod waits for ever.',
    whatToDo:
      'Choose nodes with `nodeSelector` or `affinity.nodeAffinity`; for one certain node by its label `kubernetes.io/hostname`. The suggestion does that.',
    links: [
      {
        title: 'nodeName',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename',
      },
    ],
  },
  about: { pods: true },
  check: target =>
    podTemplates(target).flatMap(template => {
      const node = asString(template.pod['nodeName']);
      if (node === undefined || node === '' || (template.bare && isPlacedAlready(target))) return [];
      const path = [...template.podPath, 'nodeName'];
      return [
        {
          path,
          at: 'key' as const,
          message: l10n.t`nodeName "${node}" goes past the scheduler: requests, taints and free room of the node are not looked at. Use nodeSelector or node affinity.`,
          fixes: [selectorFix(template, node)],
        },
      ];
    }),
};

/** A Pod as it was read from a cluster, where the scheduler wrote the name; or the mirror of a static one. */
function isPlacedAlready({ object }: LintObject): boolean {
  const { uid, ownerReferences, generateName, creationTimestamp } = asRecord(object.metadata);
  const { phase, hostIP } = asRecord(object['status']);
  return (
    [uid, ownerReferences, generateName, phase, hostIP].some(value => value !== undefined) ||
    typeof creationTimestamp === 'string' ||
    Object.keys(annotationsOf(object)).some(key => key.startsWith('kubernetes.io/config.'))
  );
}

function selectorFix({ pod, podPath }: PodTemplate, node: string): Fix {
  const path = [...podPath, 'nodeSelector', hostname];
  const set: Change = { op: 'set', path, value: node };
  const remove: Change = { op: 'remove', path: [...podPath, 'nodeName'] };
  const isSelected = hostname in asRecord(pod['nodeSelector']);
  return {
    title: isSelected ? l10n.t`Remove nodeName; nodeSelector stays` : l10n.t`Select node "${node}" by its label`,
    safe: false,
    changes: isSelected ? [remove] : [set, remove],
    ...(isSelected ? {} : { placeholder: path }),
  };
}
