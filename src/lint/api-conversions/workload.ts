import { asRecord, isRecord, type PlainRecord } from '../../kubernetes/object';
import { isTemplated } from '../../yaml/templated';
import type { Converted } from '../api-conversions';
import type { Change, LintObject } from '../rule';

/**
 * Workloads of apps/v1: the selector is required; before, the labels of the template were the default. `defaults`: the
 * version had other defaults, so only an object that names them all means the same.
 */
export function workloadChanges({ object, path }: LintObject, defaults: boolean): Converted | undefined {
  const spec = asRecord(object['spec']);
  const labels = asRecord(asRecord(asRecord(spec['template'])['metadata'])['labels']);
  if (isTemplated(spec['selector']) || Object.values(labels).some(isTemplated)) return undefined;
  const needsSelector = !isRecord(spec['selector']);
  // A patch holds neither; what it changes has a selector.
  if (needsSelector && Object.keys(labels).length === 0) return { changes: [], safe: false };
  const gone = ['rollbackTo', 'templateGeneration'].filter(key => key in spec);
  const changes: readonly Change[] = [
    ...(needsSelector
      ? [{ op: 'set' as const, path: [...path, 'spec', 'selector'], value: { matchLabels: labels } }]
      : []),
    ...gone.map((key): Change => ({ op: 'remove', path: [...path, 'spec', key] })),
  ];
  return { changes, safe: !gone.includes('rollbackTo') && (!defaults || namesDefaults(String(object.kind), spec)) };
}

/** True when the object names every field whose default is another one in apps/v1. */
function namesDefaults(kind: string, spec: PlainRecord): boolean {
  if (kind !== 'Deployment') return 'type' in asRecord(spec['updateStrategy']);
  const strategy = asRecord(spec['strategy']);
  const rolling = asRecord(strategy['rollingUpdate']);
  const isNamed = strategy['type'] === 'Recreate' || ('maxSurge' in rolling && 'maxUnavailable' in rolling);
  return isNamed && 'progressDeadlineSeconds' in spec && 'revisionHistoryLimit' in spec;
}
