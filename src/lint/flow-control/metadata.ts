import * as l10n from '@vscode/l10n';
import { annotationsOf, asRecord, isRecord, labelsOf } from '../../kubernetes/object';
import { isTemplated } from '../../yaml/templated';
import type { Finding, LintObject } from '../rule';
import { isLabelValue, isQualifiedName, isSubdomain, subdomainSentence } from './names';

/** What the API server refuses in the metadata of a cluster-wide object (ValidateObjectMeta of apimachinery). */
export function metadataRefusals(target: LintObject): readonly Finding[] {
  return [...nameRefusals(target), ...labelRefusals(target), ...annotationRefusals(target)];
}

function nameRefusals({ object, path }: LintObject): readonly Finding[] {
  if (isTemplated(object.metadata) || (object.metadata && !isRecord(object.metadata))) return [];
  const { name, generateName } = asRecord(object.metadata);
  if (isTemplated(name) || isTemplated(generateName)) return [];
  if (typeof name === 'string' && name !== '') {
    if (isSubdomain(name)) return [];
    return [{ path: [...path, 'metadata', 'name'], message: subdomainSentence(l10n.t`Name`, name) }];
  }
  if (typeof generateName === 'string' && generateName !== '') return generatedNameRefusals(generateName, path);
  return [{ path: [...path, 'metadata', 'name'], message: l10n.t`metadata.name is not set. Name the object.` }];
}

/** The server appends five letters, so a dash at the end is right. */
function generatedNameRefusals(prefix: string, path: LintObject['path']): readonly Finding[] {
  if (isSubdomain(`${prefix}abcde`)) return [];
  return [{ path: [...path, 'metadata', 'generateName'], message: subdomainSentence(l10n.t`Name`, prefix) }];
}

function labelRefusals({ object, path }: LintObject): readonly Finding[] {
  return Object.entries(labelsOf(object)).flatMap(([key, value]) => {
    const at = [...path, 'metadata', 'labels', key];
    if (!isQualifiedName(key)) return [{ path: at, at: 'key' as const, message: keySentence(key) }];
    if (isLabelValue(value)) return [];
    const message = l10n.t`Label value "${value}" is not allowed. Write at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends.`;
    return [{ path: at, message }];
  });
}

function annotationRefusals({ object, path }: LintObject): readonly Finding[] {
  return Object.keys(annotationsOf(object))
    .filter(key => !isQualifiedName(key.toLowerCase()))
    .map(key => ({ path: [...path, 'metadata', 'annotations', key], at: 'key', message: keySentence(key) }));
}

function keySentence(key: string): string {
  return l10n.t`Key "${key}" is not allowed. Write a name of at most 63 letters, digits, "-", "_" and ".", if need be after a domain and "/".`;
}
