import { annotationsOf, asRecord } from '../../kubernetes/object';
import { preserveZero } from '../flow-control/preserve-zero';
import type { Change, LintObject } from '../rule';

/** In v1 a share of 0 stays 0, and the annotation that asked for it is refused; in earlier versions 0 meant the default, 30. */
export function sharesChanges({ object, path }: LintObject): readonly Change[] {
  const limited = asRecord(asRecord(object['spec'])['limited']);
  const key = ['nominalConcurrencyShares', 'assuredConcurrencyShares'].find(name => name in limited);
  const keepsZero = preserveZero in annotationsOf(object);
  const changes: Change[] = keepsZero
    ? [{ op: 'remove', path: [...path, 'metadata', 'annotations', preserveZero] }]
    : [];
  if (key === undefined) return changes;
  const at = [...path, 'spec', 'limited', key];
  if (limited[key] === 0 && !keepsZero) changes.push({ op: 'set', path: at, value: 30 });
  if (key === 'assuredConcurrencyShares') changes.push({ op: 'rename', path: at, key: 'nominalConcurrencyShares' });
  return changes;
}
