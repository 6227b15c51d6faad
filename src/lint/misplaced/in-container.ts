import * as l10n from '@vscode/l10n';
import { nearest } from '../../burner-config/did-you-mean';
import { asRecord, isRecord } from '../../kubernetes/object';
import type { Container } from '../containers';
import type { Finding } from '../rule';
import { moving, renaming } from './move';

/** `requests` and `limits` directly under a container, and `resources` misspelt. */
export function inContainer(container: Container): readonly Finding[] {
  return Object.keys(container.fields).flatMap(key => {
    if (key === 'requests' || key === 'limits') return [beside(container, key)];
    return key !== 'resources' && nearest(key, ['resources']) ? [misspelt(container, key)] : [];
  });
}

function beside({ fields, path, name }: Container, key: 'requests' | 'limits'): Finding {
  const { resources } = fields;
  const empty = resources === undefined || resources === null || (isRecord(resources) && !(key in asRecord(resources)));
  const from = [...path, key];
  return {
    path: from,
    at: 'key',
    message: l10n.t`Container "${name}" has no field "${key}". Move it into resources.`,
    fixes: empty ? [moving(from, [...path, 'resources', key], fields[key], true)] : [],
  };
}

function misspelt({ fields, path, name }: Container, key: string): Finding {
  return {
    path: [...path, key],
    at: 'key',
    message: l10n.t`Container "${name}" has no field "${key}". Write resources.`,
    fixes: 'resources' in fields ? [] : [renaming([...path, key], 'resources')],
  };
}
