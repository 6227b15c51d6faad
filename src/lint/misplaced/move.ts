import * as l10n from '@vscode/l10n';
import type { Path } from '../../yaml/place';
import type { Fix } from '../rule';

/** Puts what stands at `from` where Kubernetes reads it. */
export function moving(from: Path, to: Path, value: unknown, safe: boolean): Fix {
  const place = to.filter(step => typeof step === 'string').slice(-2);
  return {
    title: l10n.t`Move to ${place.join('.')}`,
    safe,
    changes: [
      { op: 'set', path: to, value },
      { op: 'remove', path: from },
    ],
  };
}

/** Gives a key its right name. */
export function renaming(path: Path, key: string): Fix {
  return { title: l10n.t`Write ${key}`, safe: true, changes: [{ op: 'rename', path, key }] };
}
