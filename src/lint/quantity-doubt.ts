import { parseQuantity, quantityToNumber } from '../kubernetes/quantity';
import type { Severity } from './rule';

/** Few nodes have as many CPUs; a plain number this large meant millicores. */
const manyCpus = 100;
/** No container runs in less, bytes. */
const leastBytes = 1e6;

/** What is doubtful about a quantity. */
export interface QuantityDoubt {
  readonly message: string;
  /** What was probably meant. */
  readonly meant?: string;
  readonly severity?: Severity;
}

/**
 * Why an amount of `resource` hardly means what it says; `undefined` when it may. `where` stands in the message:
 * `request of container "web"`.
 */
export function quantityDoubt(resource: string, value: string | number, where: string): QuantityDoubt | undefined {
  const quantity = parseQuantity(value);
  if (!quantity) return notAQuantity(resource, String(value), where);
  const amount = quantityToNumber(quantity);
  if (resource === 'cpu') return cpuDoubt(amount, value, where);
  if (resource === 'memory' || resource === 'ephemeral-storage') return bytesDoubt(resource, amount, value, where);
  return undefined;
}

function notAQuantity(resource: string, text: string, where: string): QuantityDoubt {
  const parts = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?\s*$/i.exec(text);
  const meant = parts && resource !== 'cpu' && parts[2] ? `${parts[1]}${parts[2].toUpperCase()}i` : undefined;
  const example = meant ?? (resource === 'cpu' ? '500m' : '512Mi');
  const message = `"${text}" in the ${resource} ${where} is no quantity. Write it as ${example}.`;
  return { message, severity: 'error', ...(meant === undefined ? {} : { meant }) };
}

function cpuDoubt(amount: number, value: string | number, where: string): QuantityDoubt | undefined {
  const text = String(value);
  if (/[kKMGTPE]i?$/.test(text))
    return { message: `CPU ${where} is ${text}, a unit of memory. Write CPUs, such as 500m.` };
  if (amount < manyCpus || !/^\d+$/.test(text)) return undefined;
  return { message: `CPU ${where} is ${text} whole CPUs. Write ${text}m for ${amount / 1000} CPU.`, meant: `${text}m` };
}

function bytesDoubt(
  resource: string,
  amount: number,
  value: string | number,
  where: string,
): QuantityDoubt | undefined {
  if (amount <= 0 || amount >= leastBytes) return undefined;
  const text = String(value);
  const meant = `${/^[\d.]+/.exec(text)?.[0] ?? ''}Mi`;
  const subject = resource === 'memory' ? 'Memory' : 'Ephemeral storage';
  return {
    message: `${subject} ${where} is ${text}, which is ${inBytes(amount)}. Write ${meant} if that is meant.`,
    meant,
  };
}

function inBytes(amount: number): string {
  return amount === 1 ? '1 byte' : `${amount} bytes`;
}
