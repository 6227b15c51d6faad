import * as l10n from '@vscode/l10n';
import { formatQuantity, type Quantity } from '../kubernetes/quantity';
import { readAmount } from '../kubernetes/resource-list';
import { isExtendedResource, isHugePages, pageSize } from '../kubernetes/resource-name';
import { shown } from './shown';

/** Why the API server refuses an amount. */
export interface QuantityRefusal {
  readonly message: string;
  /** What was probably meant. */
  readonly meant?: string;
}

const WHOLE = 1_000_000_000n;

/**
 * Why the API server refuses `value` as an amount of `resource`, as resource.ParseQuantity and ValidateResourceQuantityValue
 * (pkg/apis/core/validation) have it; `undefined` when it takes it. `where` stands in the message: `memory request of container "web"`.
 */
export function quantityRefusal(resource: string, value: unknown, where: string): QuantityRefusal | undefined {
  const text = typeof value === 'object' ? shown(value) : String(value);
  const quantity = readAmount(value);
  if (!quantity) return notAQuantity(resource, text, where);
  if (quantity.nano < 0n)
    return {
      message: l10n.t`The ${where} is ${text}, below zero. Write the amount without the sign.`,
      meant: text.trim().slice(1),
    };
  if (isExtendedResource(resource) && quantity.nano % WHOLE !== 0n)
    return {
      message: l10n.t`The ${where} is ${text}, but only whole numbers can be asked for. Write ${roundedUp(quantity)}.`,
      meant: roundedUp(quantity),
    };
  return isHugePages(resource) ? indivisible(resource, quantity, text, where) : undefined;
}

function notAQuantity(resource: string, text: string, where: string): QuantityRefusal {
  const meant = resource === 'cpu' ? cpusMeant(text) : bytesMeant(text);
  const example = meant ?? (resource === 'cpu' ? '500m' : '512Mi');
  const message = l10n.t`"${text}" in the ${where} is no quantity. Write it as ${example}.`;
  return { message, ...(meant === undefined ? {} : { meant }) };
}

/** `512MB`, `1 GB`, `500K`: what people count memory in. */
function bytesMeant(text: string): string | undefined {
  const parts = /^\s*(\d+(?:\.\d+)?)\s*([kmgt])i?b?\s*$/i.exec(text);
  return parts?.[1] && parts[2] ? `${parts[1]}${parts[2].toUpperCase()}i` : undefined;
}

/** `500 m`, `500mi`, `2 cores`, `0,5`. */
function cpusMeant(text: string): string | undefined {
  const parts = /^\s*(\d+)(?:[.,](\d+))?\s*(m|mi|mcpus?|millicores?|cores?|v?cpus?)?\s*$/i.exec(text);
  if (!parts?.[1]) return undefined;
  const amount = parts[2] === undefined ? parts[1] : `${parts[1]}.${parts[2]}`;
  return /^m/i.test(parts[3] ?? '') ? `${amount}m` : amount;
}

function roundedUp(quantity: Quantity): string {
  return formatQuantity({ nano: ((quantity.nano + WHOLE - 1n) / WHOLE) * WHOLE, format: 'DecimalSI' });
}

function indivisible(resource: string, { nano }: Quantity, text: string, where: string): QuantityRefusal | undefined {
  const size = resource.slice(resource.indexOf('-') + 1);
  const page = pageSize(resource);
  if (page === undefined || nano % page === 0n) return undefined;
  const meant = formatQuantity({ nano: (nano / page + 1n) * page, format: 'BinarySI' });
  return { message: l10n.t`The ${where} is ${text}, no multiple of pages of ${size}. Write ${meant}.`, meant };
}
