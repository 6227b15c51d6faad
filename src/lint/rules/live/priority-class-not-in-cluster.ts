import * as l10n from '@vscode/l10n';
import { asString, groupOf, nameOf } from '../../../kubernetes/object';
import { seenIn } from '../../cluster-facts';
import { podTemplates } from '../../containers';
import { ofKind } from '../../of-kind';
import { isPatch } from '../../patch';
import type { LintObject, Rule } from '../../rule';
import { fromCluster } from './page';

export const priorityClassNotInCluster: Rule = {
  meta: {
    id: 'priority-class-not-in-cluster',
    title: 'Priority class that the cluster does not have',
    severity: 'warning',
    category: 'scheduling',
    acrossFiles: true,
    why: `The API server refuses pods whose \`priorityClassName\` does not exist: the workload is taken, none of its pods is made. Neither the files nor the cluster have this class. ${fromCluster}`,
    whatToDo: 'Apply the PriorityClass first, or correct the name.',
    links: [
      {
        title: 'Pod Priority and Preemption',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
      },
    ],
  },
  about: { pods: true },
  check(target, context) {
    const { cluster } = context;
    const classes = cluster?.priorityClasses;
    if (!cluster || !classes || isPatch(target)) return [];
    return podTemplates(target).flatMap(({ pod, podPath }) => {
      const name = asString(pod['priorityClassName']);
      if (name === undefined || name === '' || classes.has(name)) return [];
      const isIt = ({ object }: LintObject): boolean =>
        groupOf(object) === 'scheduling.k8s.io' && [name, undefined].includes(nameOf(object));
      if (ofKind(context, 'PriorityClass').some(isIt)) return [];
      return [
        {
          path: [...podPath, 'priorityClassName'],
          message: l10n.t`PriorityClass "${name}" is not in the cluster (${seenIn(cluster)}), which refuses the pods then. Apply it first, or correct the name.`,
        },
      ];
    });
  },
};
