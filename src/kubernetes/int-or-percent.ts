/** What an int-or-percent field means before it is scaled. */
export type IntOrPercent = { readonly count: number } | { readonly percent: number };

/**
 * Reads `3` or `"25%"` as apimachinery's IntOrString with validation.IsValidPercent does; `undefined` for what the API
 * server refuses: fractions, negative numbers, text without a percent sign.
 */
export function readIntOrPercent(value: unknown): IntOrPercent | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? { count: value } : undefined;
  const digits = typeof value === 'string' ? /^([0-9]+)%$/.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : { percent: Number(digits) };
}

/**
 * The number of `total` that is meant, as apimachinery's intstr.GetScaledValueFromIntOrPercent reckons it. Who rounds how:
 * a Deployment's maxSurge up and its maxUnavailable down (deployment_util.go, ResolveFenceposts), a DaemonSet's both up
 * (daemonset_util.go), a PodDisruptionBudget's both up (disruption.go, getExpectedPodCount).
 */
export function scaled(value: IntOrPercent, total: number, rounding: 'up' | 'down'): number {
  if ('count' in value) return value.count;
  const exact = (value.percent * total) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
}

/** Whether it is `0` or `"0%"`, which is nothing of any total. */
export function isNone(value: IntOrPercent): boolean {
  return ('count' in value ? value.count : value.percent) === 0;
}
