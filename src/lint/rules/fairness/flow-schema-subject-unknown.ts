import * as l10n from '@vscode/l10n';
import { asList, asRecord, asString, nameOf, namespaceOf } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { isTemplated } from '../../../yaml/templated';
import { isFlowControlKind } from '../../../fairness/group';
import { ofKind } from '../../of-kind';
import { flowSchemaPage } from '../../pages';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';

/** Namespaces whose ServiceAccounts the control plane and its add-ons make. */
const builtInNamespaces = ['kube-system', 'kube-public', 'kube-node-lease'];

export const flowSchemaSubjectUnknown: Rule = {
  meta: {
    id: 'flow-schema-subject-unknown',
    title: 'FlowSchema of a ServiceAccount that nobody makes',
    severity: 'info',
    category: 'fairness',
    acrossFiles: true,
    why: 'A subject that does not exist matches no request, and the API server says nothing. After a rename, or with the wrong namespace, the requests that should wait in their own level go to `workload-low` with all others.',
    whatToDo:
      'Write the name and namespace of the ServiceAccount that the pods run with. For one that is made elsewhere, ignore this here.',
    links: [flowSchemaPage],
  },
  about: { kinds: ['FlowSchema'] },
  check(target, context) {
    if (!isFlowControlKind(target.object, 'FlowSchema')) return [];
    return asList(asRecord(target.object['spec'])['rules']).flatMap((rule, index) =>
      asList(asRecord(rule)['subjects']).flatMap((subject, position) => {
        const path = [...target.path, 'spec', 'rules', index, 'subjects', position, 'serviceAccount'];
        return unknownAccount(asRecord(subject)['serviceAccount'], path, context);
      }),
    );
  },
};

function unknownAccount(value: unknown, path: Path, context: LintContext): readonly Finding[] {
  const name = asString(asRecord(value)['name']);
  const namespace = asString(asRecord(value)['namespace']);
  // Every namespace has its "default".
  if (!name || !namespace || ['*', 'default'].includes(name) || builtInNamespaces.includes(namespace)) return [];
  const isMade = (candidate: LintObject): boolean => couldBe(candidate, name, namespace);
  if (ofKind(context, 'ServiceAccount').some(isMade)) return [];
  if (context.neighbours.mayExistElsewhere('ServiceAccount', isMade)) return [];
  return [finding(name, namespace, path, context)];
}

/** Without a namespace of its own it goes wherever it is applied; a template could make any name. */
function couldBe({ object }: LintObject, name: string, namespace: string): boolean {
  const { metadata } = object;
  if (isTemplated(metadata)) return true;
  return [name, undefined].includes(nameOf(object)) && [namespace, undefined].includes(namespaceOf(object));
}

function finding(name: string, namespace: string, path: Path, context: LintContext): Finding {
  const namesakes = ofKind(context, 'ServiceAccount').filter(({ object }) => nameOf(object) === name);
  const [namesake] = namesakes;
  const home = namesake && namespaceOf(namesake.object);
  if (!namesake || !home || namesakes.length > 1)
    return {
      path: [...path, 'name'],
      message: l10n.t`Nothing makes ServiceAccount "${name}" in namespace "${namespace}", so this subject matches no request. Correct its name or namespace.`,
    };
  const at = [...path, 'namespace'];
  return {
    path: at,
    message: l10n.t`ServiceAccount "${name}" is in namespace "${home}", not in "${namespace}", so this subject matches no request. Correct the namespace.`,
    fixes: [
      {
        title: l10n.t`Write namespace "${home}"`,
        safe: false,
        changes: [{ op: 'set', path: at, value: home }],
        placeholder: at,
      },
    ],
    related: [{ of: namesake, path: [...namesake.path, 'metadata', 'name'], message: l10n.t`The ServiceAccount` }],
  };
}
