import * as l10n from '@vscode/l10n';
import { formatQuantity, parseQuantity, quantityToNumber } from '../kubernetes/quantity';
import { readAmount } from '../kubernetes/resource-list';

/** Few nodes have as many CPUs; a plain number this large meant millicores. */
const manyCpus = 100;
/** No container runs in less, bytes. */
const leastBytes = 1e6;

/** What is doubtful about a quantity. */
export interface QuantityDoubt {
  readonly message: string;
  /** What was probably meant. */
  readonly meant?: string;
}

/**
 * Why an amount of `resource` hardly means what it says; `undefined` when it may, or when it is refused (quantityRefusal).
 * `where` stands in the message: `request of container "web"`.
 */
export function quantityDoubt(resource: string, value: string | number, where: string): QuantityDoubt | undefined {
  const quantity = readAmount(value);
  if (!quantity || quantity.nano <= 0n) return undefined;
  const amount = quantityToNumber(quantity);
  const text = String(value).trim();
  if (resource === 'cpu') return cpuDoubt(amount, text, where) ?? tooFine(text, where);
  if (resource === 'memory' || resource === 'ephemeral-storage') return bytesDoubt(resource, text, where);
  return undefined;
}

function cpuDoubt(amount: number, text: string, where: string): QuantityDoubt | undefined {
  if (/[kKMGTPE]i?$/.test(text))
    return { message: l10n.t`CPU ${where} is ${text}, a unit of memory. Write CPUs, such as 500m.` };
  if (amount < manyCpus || !/^\d+$/.test(text)) return undefined;
  return {
    message: l10n.t`CPU ${where} is ${text} whole CPUs. Write ${text}m for ${amount / 1000} CPU.`,
    meant: `${text}m`,
  };
}

/** Kubernetes knows no less than a thousandth of a CPU. */
function tooFine(text: string, where: string): QuantityDoubt | undefined {
  const [written, stored] = [parseQuantity(text), readAmount(text)];
  if (!written || !stored || written.nano === stored.nano) return undefined;
  const meant = formatQuantity(stored);
  return { message: l10n.t`CPU ${where} is ${text}, which Kubernetes rounds up to ${meant}. Write ${meant}.`, meant };
}

function bytesDoubt(resource: string, text: string, where: string): QuantityDoubt | undefined {
  const written = parseQuantity(text);
  const amount = written ? quantityToNumber(written) : 0;
  if (amount <= 0 || amount >= leastBytes) return undefined;
  const meant = `${/^\+?([\d.]+)/.exec(text)?.[1] ?? ''}Mi`;
  const message =
    resource === 'memory'
      ? l10n.t`Memory ${where} is ${text}, which is ${inBytes(amount)}. Write ${meant} if that is meant.`
      : l10n.t`Ephemeral storage ${where} is ${text}, which is ${inBytes(amount)}. Write ${meant} if that is meant.`;
  return { message, meant };
}

function inBytes(amount: number): string {
  return amount === 1 ? l10n.t`1 byte` : l10n.t`${amount} bytes`;
}
