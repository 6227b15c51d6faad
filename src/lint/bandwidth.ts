import * as l10n from '@vscode/l10n';
import { parseQuantity, quantityToNumber } from '../kubernetes/quantity';
import { shown } from './shown';

/** Annotations of a pod that a CNI with traffic shaping obeys; the value is a quantity of bits a second. */
export const bandwidthAnnotations = ['kubernetes.io/ingress-bandwidth', 'kubernetes.io/egress-bandwidth'] as const;

/** Bounds of kubernetes/pkg/util/bandwidth: 1k to 1P bits a second. */
const leastBits = 1e3;
const mostBits = 1e15;

/** The page that the bandwidth rules link to. */
export const trafficShaping = {
  title: 'Traffic shaping',
  url: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/#support-traffic-shaping',
};

/** What is wrong with the value of the annotation `key` and what was probably meant; `undefined` when it is right. */
export function bandwidthProblem(
  key: string,
  value: unknown,
): { readonly message: string; readonly meant?: string } | undefined {
  if (typeof value !== 'string') {
    const message = l10n.t`${key} is ${shown(value)}, but annotations are text: the API server refuses anything else. Write it in quotes.`;
    return typeof value === 'number' ? { message, meant: String(value) } : { message };
  }
  const trimmed = value.trim();
  if (value !== trimmed) {
    const message = l10n.t`${key} ends or starts with white space, so it does not parse. Write "${trimmed}".`;
    return trimmed === '' ? { message } : { message, meant: trimmed };
  }
  const bits = bitsASecond(value);
  if (bits === undefined) return unreadable(key, value);
  if (bits > mostBits) return { message: l10n.t`${key} is "${value}", above 1P bits a second. Set 1k to 1P.` };
  if (bits >= leastBits) return undefined;
  const meant = value.endsWith('m') ? value.replace(/m$/, 'M') : undefined;
  if (meant === undefined)
    return {
      message: l10n.t`${key} is "${value}", ${bits} bits a second, below the least of 1k. Write a unit, such as 10M.`,
    };
  return {
    message: l10n.t`${key} is "${value}", ${bits} bits a second, below the least of 1k. Write "${meant}".`,
    meant,
  };
}

/** The value in bits a second; `undefined` when Kubernetes would refuse it. */
export function bitsASecond(value: unknown): number | undefined {
  const quantity = typeof value === 'string' ? parseQuantity(value) : undefined;
  return quantity && quantityToNumber(quantity);
}

const units = /^(\d+(?:\.\d+)?)\s*([kmgt])(i?)(?:(b)(?:yte)?s?(?:\/s|ps)?|bits?|bit\/s|bps|ps|\/s)?$/i;

/** Bytes are eight bits: a capital B behind the unit means them. */
function unreadable(key: string, value: string): { readonly message: string; readonly meant?: string } {
  const parts = units.exec(value);
  const unit = parts?.[2];
  if (!parts || !unit)
    return { message: l10n.t`${key} is "${value}", which is no quantity. Write bits a second, such as 10M.` };
  const suffix = (unit.toUpperCase() === 'K' && !parts[3] ? 'k' : unit.toUpperCase()) + (parts[3] ? 'i' : '');
  const amount = Number(parts[1]);
  const isBytes = /B/.test(value);
  const meant = `${isBytes ? amount * 8 : (parts[1] ?? '')}${suffix}`;
  if (!isBytes)
    return {
      message: l10n.t`${key} is "${value}", which is no quantity. Write bits a second, such as "${meant}".`,
      meant,
    };
  return {
    message: l10n.t`${key} is "${value}", which is no quantity. Write bits a second, 8 for a byte: "${meant}".`,
    meant,
  };
}
