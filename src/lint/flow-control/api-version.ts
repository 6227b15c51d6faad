import * as l10n from '@vscode/l10n';
import { asString, groupOf } from '../../kubernetes/object';
import { removedApi } from '../removed-apis';
import type { Finding, LintObject } from '../rule';
import { flowControlGroup, isServed, type FlowControlKind } from '../../fairness/group';

/** Groups of Kubernetes itself; a kind of the same name in another group is somebody else's. */
const kubernetesGroup = /(^|\.)k8s\.io$/;

/** A group or version that never had this kind; versions that are gone are api-version-removed. */
export function apiVersionRefusals({ object, path }: LintObject, kind: FlowControlKind): readonly Finding[] {
  const written = asString(object.apiVersion) ?? '';
  if (object.kind !== kind || isServed(object) || removedApi(written, kind)) return [];
  if (!kubernetesGroup.test(groupOf(object)) || written.includes('{{')) return [];
  const [at, instead] = [[...path, 'apiVersion'], `${flowControlGroup}/v1`];
  return [
    {
      path: at,
      message: l10n.t`${written} has no ${kind}. Use ${instead}.`,
      fixes: [{ title: l10n.t`Write ${instead}`, safe: false, changes: [{ op: 'set', path: at, value: instead }] }],
    },
  ];
}
