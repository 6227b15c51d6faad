import { asRecord } from '../../kubernetes/object';
import { parseQuantity, quantityToNumber } from '../../kubernetes/quantity';
import type { HoverTarget } from './hover-target';

/** A download of this size makes a rate felt, bytes. */
const example = 5e9;

/** `kubernetes.io/egress-bandwidth` and ingress: bits, bytes, and how long a model takes. */
export function explainBandwidth({ path, target }: HoverTarget): string | undefined {
  const key = String(path.at(-1));
  if (!/kubernetes\.io\/(in|e)gress-bandwidth$/.test(key)) return undefined;
  const value = path.reduce<unknown>((inner, step) => asRecord(inner)[String(step)], target.object);
  const quantity = parseQuantity(value);
  const bits = quantity ? quantityToNumber(quantity) : 0;
  return [
    bits > 0
      ? `**${String(value)} = ${rate(bits / 8)}**: 5 GB take ${duration((example * 8) / bits)}.`
      : '**Bandwidth**: bits a second, 1k to 1P, as text such as "10M".',
    'A token bucket on the pod. With the CNI bandwidth plugin its burst is some 256 MB, so short downloads run unthrottled until that is spent. Read from the pod only, never with hostNetwork; the cluster needs the bandwidth plugin, or the bandwidth manager of Cilium.',
    '[Traffic shaping](https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/#support-traffic-shaping)',
  ].join('\n\n');
}

function rate(bytes: number): string {
  if (bytes >= 1e9) return `${bytes / 1e9} GB/s`;
  if (bytes >= 1e6) return `${bytes / 1e6} MB/s`;
  return bytes >= 1e3 ? `${bytes / 1e3} kB/s` : `${bytes} B/s`;
}

function duration(seconds: number): string {
  if (seconds >= 2 * 86_400) return `${Math.round(seconds / 86_400)} days`;
  if (seconds >= 2 * 3600) return `${Math.round(seconds / 3600)} h`;
  if (seconds >= 120) return `${Math.round(seconds / 60)} min`;
  return `${Math.max(1, Math.round(seconds))} s`;
}
