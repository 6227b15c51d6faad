import * as l10n from '@vscode/l10n';
import { nearest } from '../../../burner-config/did-you-mean';
import { asRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { isFlowControl, isServed } from '../../../fairness/group';
import { fieldName, listed } from '../../flow-control/refusals';
import { departures } from '../../flow-control/shape';
import { flowSchemaShape, priorityLevelShape } from '../../flow-control/shapes';
import type { Finding, Fix, LintObject, Rule } from '../../rule';

export const droppedField: Rule = {
  meta: {
    id: 'dropped-field',
    title: 'Field that the API version does not have',
    severity: 'warning',
    category: 'fairness',
    refusedByServer: true,
    why: [
      'A field that flowcontrol.apiserver.k8s.io/v1 does not have is refused by `kubectl apply`, and dropped without a word by Helm, Argo CD and other clients that do not ask for strict validation. What it should say is then not so.',
      'The commonest is `assuredConcurrencyShares` of v1beta2 and before: without it the shares become 30, whatever was written.',
    ].join('\n\n'),
    whatToDo: 'Write the field of this version that is meant: `nominalConcurrencyShares` for the shares.',
    links: [
      {
        title: 'Deprecated API migration guide',
        url: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#flowcontrol-resources-v129',
      },
      {
        title: 'Field validation',
        url: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
      },
    ],
  },
  about: { kinds: ['FlowSchema', 'PriorityLevelConfiguration'] },
  check(target) {
    const shape = target.object.kind === 'FlowSchema' ? flowSchemaShape : priorityLevelShape;
    const known = ['FlowSchema', 'PriorityLevelConfiguration'].includes(String(target.object.kind));
    if (!known || !isFlowControl(target.object) || !isServed(target.object)) return [];
    return departures(target.object, shape, target.path)
      .flatMap(({ path, unknownOf }) => (unknownOf ? [{ path, fields: unknownOf }] : []))
      .filter(({ path }) => !String(path.at(-1)).includes('{{') && !isRbacSubject(target, path))
      .map(({ path, fields }) => unknownField(target, path, fields));
  },
};

/** Subjects as RBAC has them are flow-schema-invalid, whose fix moves all their fields at once. */
function isRbacSubject({ object, path: base }: LintObject, path: Path): boolean {
  if (path.at(-3) !== 'subjects') return false;
  const subject = asRecord(valueAt(object, path.slice(base.length, -1)));
  return !['user', 'group', 'serviceAccount'].some(holder => subject[holder] !== undefined);
}

function unknownField(target: LintObject, path: Path, fields: readonly string[]): Finding {
  const key = String(path.at(-1));
  const holder = asRecord(valueAt(target.object, path.slice(target.path.length, -1)));
  const free = fields.filter(field => !(field in holder));
  const renamed = key === 'assuredConcurrencyShares' && fields.includes('nominalConcurrencyShares');
  if (renamed)
    return {
      path,
      at: 'key',
      message: l10n.t`assuredConcurrencyShares does not exist in v1: it is refused, or dropped so that shares become 30. Write nominalConcurrencyShares.`,
      fixes: free.includes('nominalConcurrencyShares') ? [renameTo('nominalConcurrencyShares', path, true)] : [],
    };
  const meant = nearest(key, free);
  const field = fieldName(path);
  const advice = meant === undefined ? listed(fields) : meant;
  return {
    path,
    at: 'key',
    message: l10n.t`${field} does not exist in v1: it is refused, or dropped without a word. Write ${advice}, or remove it.`,
    fixes: meant === undefined ? [] : [renameTo(meant, path, false)],
  };
}

function renameTo(key: string, path: Path, safe: boolean): Fix {
  return { title: l10n.t`Rename to ${key}`, safe, changes: [{ op: 'rename', path, key }] };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);
}
