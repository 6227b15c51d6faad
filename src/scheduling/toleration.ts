import { asList, asRecord, asString } from '../kubernetes/object';

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

export interface Toleration extends Taint {
  readonly operator: string;
}

export function taintsOf(list: unknown): readonly Taint[] {
  return asList(list).map(readTaint);
}

export function tolerationsOf(list: unknown): readonly Toleration[] {
  return asList(list).map(item => ({ ...readTaint(item), operator: asString(asRecord(item)['operator']) ?? '' }));
}

function readTaint(item: unknown): Taint {
  const { key, value, effect } = asRecord(item);
  return { key: asString(key) ?? '', value: asString(value) ?? '', effect: asString(effect) ?? '' };
}

/**
 * As v1.Toleration.ToleratesTaint; the operators Lt and Gt wait for the gate TaintTolerationComparisonOperators, which is
 * alpha and off up to 1.36.
 */
export function tolerates({ key, operator, value, effect }: Toleration, taint: Taint): boolean {
  if (effect !== '' && effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  if (operator === 'Exists') return true;
  return (operator === '' || operator === 'Equal') && value === taint.value;
}

/** The first taint that keeps a pod off the node (NoSchedule, NoExecute) and is not tolerated. */
export function untolerated(taints: readonly Taint[], tolerations: readonly Toleration[]): Taint | undefined {
  return taints.find(
    taint =>
      (taint.effect === 'NoSchedule' || taint.effect === 'NoExecute') &&
      !tolerations.some(toleration => tolerates(toleration, taint)),
  );
}
