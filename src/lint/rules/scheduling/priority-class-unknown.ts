import * as l10n from '@vscode/l10n';
import { nearest } from '../../../burner-config/did-you-mean';
import { asString, groupOf, nameOf } from '../../../kubernetes/object';
import { podTemplates } from '../../containers';
import { ofKind } from '../../of-kind';
import type { Fix, LintContext, LintObject, Rule } from '../../rule';
import type { Path } from '../../../yaml/place';

const kind = 'PriorityClass';
const group = 'scheduling.k8s.io';
/** In every cluster; nobody else may make a class that begins with `system-`. */
const builtIn = ['system-cluster-critical', 'system-node-critical'];

export const priorityClassUnknown: Rule = {
  meta: {
    id: 'priority-class-unknown',
    title: 'Priority class that nobody defines',
    severity: 'info',
    category: 'scheduling',
    acrossFiles: true,
    why: 'The API server refuses a pod whose `priorityClassName` does not exist. A Deployment is taken, but none of its pods is made: `replicas` stays unmet and only the events of its ReplicaSet say why.',
    whatToDo:
      'Add the PriorityClass to the manifests, or correct its name. `system-cluster-critical` and `system-node-critical` exist everywhere.',
    links: [
      {
        title: 'Pod Priority and Preemption',
        url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
      },
    ],
  },
  about: { pods: true },
  check: (target, context) =>
    podTemplates(target).flatMap(({ pod, podPath }) => {
      const name = asString(pod['priorityClassName']);
      if (name === undefined || name === '' || !isUnknown(name, context)) return [];
      const path = [...podPath, 'priorityClassName'];
      return [
        {
          path,
          message: l10n.t`PriorityClass "${name}" is not defined here, and without it the API server refuses the pods. Define it, or correct the name.`,
          fixes: [correction(name, path, context) ?? definition(name)],
        },
      ];
    }),
};

function isUnknown(name: string, context: LintContext): boolean {
  // Where the cluster's own classes are known, priority-class-not-in-cluster says it.
  if (context.cluster?.priorityClasses) return false;
  if (builtIn.includes(name) || classes(context).includes(name)) return false;
  if (name.startsWith('system-')) return true;
  return !context.neighbours.mayExistElsewhere(
    kind,
    candidate => isClass(candidate) && nameOf(candidate.object) === name,
  );
}

function isClass({ object }: LintObject): boolean {
  return groupOf(object) === group;
}

function classes(context: LintContext): readonly string[] {
  return ofKind(context, kind)
    .filter(isClass)
    .flatMap(({ object }) => nameOf(object) ?? []);
}

function correction(name: string, path: Path, context: LintContext): Fix | undefined {
  const meant = nearest(name, [...classes(context), ...builtIn]);
  if (meant === undefined) return undefined;
  return {
    title: l10n.t`Change to ${meant}`,
    safe: false,
    changes: [{ op: 'set', path, value: meant }],
    placeholder: path,
  };
}

function definition(name: string): Fix {
  const value = { apiVersion: `${group}/v1`, kind, metadata: { name }, value: 100_000, globalDefault: false };
  return {
    title: l10n.t`Add PriorityClass "${name}" with value 100000`,
    safe: false,
    changes: [{ op: 'append-document', value }],
  };
}
