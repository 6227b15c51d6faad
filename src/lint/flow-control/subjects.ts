import * as l10n from '@vscode/l10n';
import { asRecord, asString } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { Change, Finding } from '../rule';
import { isTemplated } from '../../yaml/templated';
import { isLabel, isSubdomain, subdomainSentence } from './names';
import { fieldName, oneOf } from './refusals';

const holders = { User: 'user', Group: 'group', ServiceAccount: 'serviceAccount' } as const;
type SubjectKind = keyof typeof holders;
type Fields = Readonly<Record<string, unknown>>;

/** What the API server refuses in one subject of a FlowSchema rule. */
export function subjectRefusals(value: unknown, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const subject = asRecord(value);
  const kindFindings = oneOf(subject['kind'], Object.keys(holders), [...path, 'kind']);
  if (kindFindings.length > 0 || isTemplated(subject['kind'])) return kindFindings;
  const kind = subject['kind'] as SubjectKind;
  const holder = holders[kind];
  return [
    ...foreignHolders(subject, kind, path),
    ...(subject[holder] === undefined || subject[holder] === null
      ? [missingHolder(subject, kind, path)]
      : holderRefusals(subject[holder], kind, [...path, holder])),
  ];
}

function foreignHolders(subject: Fields, kind: SubjectKind, path: Path): readonly Finding[] {
  return Object.values(holders)
    .filter(holder => holder !== holders[kind] && subject[holder] !== undefined && subject[holder] !== null)
    .map(holder => ({
      path: [...path, holder],
      at: 'key' as const,
      message: l10n.t`${holder} is not allowed in a subject of kind ${kind}. Remove it or change the kind.`,
      fixes: [{ title: l10n.t`Remove ${holder}`, safe: false, changes: [{ op: 'remove', path: [...path, holder] }] }],
    }));
}

function missingHolder(subject: Fields, kind: SubjectKind, path: Path): Finding {
  const holder = holders[kind];
  const name = asString(subject['name']);
  const fields = kind === 'ServiceAccount' ? '{name, namespace}' : '{name}';
  const message =
    name === undefined
      ? l10n.t`Subject of kind ${kind} has no ${holder}. Set ${holder}: ${fields}.`
      : l10n.t`Subject is written as in RBAC: a FlowSchema holds the name in ${holder}. Move it to ${holder}: ${fields}.`;
  if (name === undefined) return { path, message };
  return {
    path,
    message,
    fixes: [{ title: l10n.t`Move the name to ${holder}`, safe: true, changes: moveName(subject, holder, path) }],
  };
}

function moveName(subject: Fields, holder: string, path: Path): Change[] {
  const moved = ['name', ...(holder === 'serviceAccount' ? ['namespace'] : [])].filter(key => key in subject);
  const stray = ['name', 'namespace', 'apiGroup'].filter(key => key in subject);
  return [
    ...stray.map((key): Change => ({ op: 'remove', path: [...path, key] })),
    { op: 'set', path: [...path, holder], value: Object.fromEntries(moved.map(key => [key, subject[key]])) },
  ];
}

function holderRefusals(value: unknown, kind: SubjectKind, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const holder = asRecord(value);
  const names = nameRefusals(holder['name'], kind, [...path, 'name']);
  return kind === 'ServiceAccount'
    ? [...names, ...namespaceRefusals(holder['namespace'], [...path, 'namespace'])]
    : names;
}

function nameRefusals(value: unknown, kind: SubjectKind, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const name = asString(value) ?? '';
  const field = fieldName(path);
  if (name === '') return [{ path, message: l10n.t`${field} is not set. Name the ${kind}, or "*" for all.` }];
  if (kind !== 'ServiceAccount' || name === '*' || isSubdomain(name)) return [];
  return [{ path, message: subdomainSentence(l10n.t`ServiceAccount name`, name) }];
}

function namespaceRefusals(value: unknown, path: Path): readonly Finding[] {
  if (isTemplated(value)) return [];
  const namespace = asString(value) ?? '';
  const field = fieldName(path);
  if (namespace === '') return [{ path, message: l10n.t`${field} is not set. Set the ServiceAccount's namespace.` }];
  if (isLabel(namespace)) return [];
  return [
    { path, message: l10n.t`Namespace "${namespace}" is no DNS label. Name one namespace; "*" is not allowed here.` },
  ];
}
