import { createHash } from 'node:crypto';
import type { FindingDocument } from './document';

/** The part of a finding that does not change when lines move. */
export type Identified = Pick<FindingDocument, 'file' | 'rule' | 'message' | 'path' | 'object'>;

/** What a finding is, whatever line it stands at: baselines and SARIF fingerprints know it by this. */
export function identityOf({ file, rule, message, path, object }: Identified): string {
  const { apiVersion = '', kind = '', namespace = '', name = '' } = object ?? {};
  return JSON.stringify([file, rule, apiVersion, kind, namespace, name, withoutIndices(path), message]);
}

/** An entry that moves in its list is still the same one: its message names it. */
function withoutIndices(path: string): string {
  return path.replace(/\/\d+(?=\/|$)/g, '/*');
}

/** A short digest of an identity; the `nth` finding with the same identity, from 1, has its own. */
export function fingerprint(identity: string, nth: number): string {
  return `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}:${nth}`;
}
