import type { Dimension } from '../../sizing/node-room';

/** Cores for a person: `350m`, `2`, `12.5`. */
export function coresText(milliCpu: number): string {
  return milliCpu < 1000 ? `${Math.round(milliCpu)}m` : String(Number((milliCpu / 1000).toFixed(1)));
}

/** Bytes for a person: `512Ki`, `120Mi`, `7.8Gi`. */
export function bytesText(bytes: number): string {
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(power >= 3 ? 1 : 0))}${units[power] ?? ''}`;
}

/** An amount of a dimension. */
export function amountText(dimension: Dimension, amount: number): string {
  if (dimension === 'cpu') return coresText(amount);
  return dimension === 'memory' || dimension === 'ephemeral-storage' ? bytesText(amount) : String(amount);
}

/** `62 %`; of nothing, nothing. */
export function percentText(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`;
}

/** A dimension inside a sentence. */
export const dimensionWords: Readonly<Record<Dimension, string>> = {
  pods: 'room for pods (maxPods)',
  addresses: 'pod addresses',
  cpu: 'CPU',
  memory: 'memory',
  'ephemeral-storage': 'disk',
};
