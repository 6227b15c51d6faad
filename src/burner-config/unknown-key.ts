import * as l10n from '@vscode/l10n';
import type { Path } from '../yaml/place';
import { nearest } from './did-you-mean';
import { pathText, type ConfigFinding, type ConfigFix } from './finding';
import { moveOf } from './moved-keys';
import { keysAt } from './schema/schema-at';
import { valueAt } from './value-at';

/** A key that kube-burner refuses: of version 1, misspelt, or none at all. `root` is the config as plain values. */
export function unknownKey(path: Path, root: unknown): ConfigFinding {
  const key = String(path.at(-1));
  const place = path.length === 1 ? l10n.t`the top level` : pathText(path.slice(0, -1));
  const { advice, fixes } = moveOf(path, root) ?? likeAnother(path, root);
  const message = `${l10n.t`Unknown key ${key} in ${place}.`} ${advice}`;
  return { rule: 'burner-unknown-key', severity: 'error', path, at: 'key', message, fixes };
}

function likeAnother(path: Path, root: unknown): { readonly advice: string; readonly fixes: readonly ConfigFix[] } {
  const key = String(path.at(-1));
  const near = nearest(key, keysAt(path.slice(0, -1)));
  const removing: ConfigFix = { title: l10n.t`Remove ${key}`, safe: false, changes: [{ op: 'remove', path }] };
  const isFree = near !== undefined && valueAt(root, [...path.slice(0, -1), near]) === undefined;
  if (near === undefined) return { advice: l10n.t`kube-burner refuses the whole file for it.`, fixes: [removing] };
  const renaming: ConfigFix = {
    title: l10n.t`Rename to ${near}`,
    // Only the case of letters is wrong: nothing else can be meant.
    safe: near.toLowerCase() === key.toLowerCase(),
    changes: [{ op: 'rename', path, key: near }],
  };
  return { advice: l10n.t`Did you mean ${near}?`, fixes: isFree ? [renaming, removing] : [removing] };
}
