import { parseQuantity, quantityToNumber } from '../kubernetes/quantity';
import { shown } from './shown';

/** Annotations of a pod that a CNI with traffic shaping obeys; the value is a quantity of bits a second. */
export const bandwidthAnnotations = ['kubernetes.io/ingress-bandwidth', 'kubernetes.io/egress-bandwidth'] as const;

/** Bounds of kubernetes/pkg/util/bandwidth: 1k to 1P bits a second. */
const leastBits = 1e3;
const mostBits = 1e15;

/** What is wrong with the value of a bandwidth annotation and what was probably meant; `undefined` when it is right. */
export function bandwidthProblem(value: unknown): { readonly message: string; readonly meant?: string } | undefined {
  if (typeof value !== 'string')
    return {
      message: `is ${shown(value)}, but annotations are text. Write it in quotes.`,
      meant: String(value),
    };
  if (value !== value.trim())
    return {
      message: `ends or starts with white space, so it does not parse. Write "${value.trim()}".`,
      meant: value.trim(),
    };
  const quantity = parseQuantity(value);
  if (!quantity) return unreadable(value);
  const bits = quantityToNumber(quantity);
  if (bits > mostBits) return { message: `is "${value}", above 1P bits a second. Set 1k to 1P.` };
  if (bits >= leastBits) return undefined;
  const meant = value.endsWith('m') ? value.replace(/m$/, 'M') : undefined;
  const message = `is "${value}", ${bits} bits a second, below the least of 1k. Write ${meant ? `"${meant}"` : 'a unit, such as 10M'}.`;
  return { message, ...(meant ? { meant } : {}) };
}

function unreadable(value: string): { readonly message: string; readonly meant?: string } {
  const parts = /^(\d+(?:\.\d+)?)\s*([kmgt])(?:i?b(?:it|ps|it\/s)?|\/s)?$/i.exec(value);
  const unit = parts?.[2]?.toUpperCase();
  if (!parts || !unit) return { message: `is "${value}", which is no quantity. Write bits a second, such as 10M.` };
  const meant = `${parts[1] ?? ''}${unit === 'K' ? 'k' : unit}`;
  return { message: `is "${value}", which is no quantity. Write bits a second, such as "${meant}".`, meant };
}
