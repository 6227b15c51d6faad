import * as l10n from '@vscode/l10n';
import { asRecord } from '../../../kubernetes/object';
import { formatQuantity, type Quantity } from '../../../kubernetes/quantity';
import { readAmount } from '../../../kubernetes/resource-list';
import { resourceBlocks, type ResourceBlock } from '../../containers';
import type { Finding, Rule, RuleOptions } from '../../rule';

export const overcommitRatio: Rule = {
  meta: {
    id: 'overcommit-ratio',
    title: 'Limit many times the request',
    severity: 'warning',
    category: 'resources',
    offByDefault: true,
    why: 'The scheduler fills a node by requests; up to their limits the containers may take many times as much. With memory the end is eviction or an out-of-memory kill on a node that looked half empty; with CPU it is waiting.',
    whatToDo: 'Raise the request towards what is really used, or lower the limit. The highest ratio is an option.',
    links: [
      {
        title: 'Overcommit and limit ranges',
        url: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
      },
    ],
    options: [
      { name: 'cpu', description: 'The highest ratio of CPU limit to request.', default: 10 },
      { name: 'memory', description: 'The highest ratio of memory limit to request.', default: 2 },
    ],
  },
  about: { pods: true },
  check: (target, _, options) => resourceBlocks(target).flatMap(block => overcommitted(block, options)),
};

function overcommitted(block: ResourceBlock, options: RuleOptions): readonly Finding[] {
  return (['cpu', 'memory'] as const).flatMap(resource => {
    const most = options[resource];
    const limit = readAmount(asRecord(block.resources['limits'])[resource]);
    const request = readAmount(asRecord(block.resources['requests'])[resource]);
    if (typeof most !== 'number' || most < 1 || !limit || !request || request.nano <= 0n) return [];
    const ratio = Number((limit.nano * 1000n) / request.nano) / 1000;
    const isAbove = limit.nano * 1000n > request.nano * BigInt(Math.round(most * 1000));
    return isAbove && Number.isFinite(ratio) ? [finding(block, resource, limit, ratio, most)] : [];
  });
}

function finding(block: ResourceBlock, resource: string, limit: Quantity, ratio: number, most: number): Finding {
  const path = [...block.path, 'requests', resource];
  const value = formatQuantity(leastRequest(limit, most));
  const times = Math.round(ratio * 10) / 10;
  return {
    path,
    message: l10n.t`The ${resource} limit of ${block.holder} is ${times} times its request, more than ${most}. Raise the request to ${value} or lower the limit.`,
    fixes: [
      {
        title: l10n.t`Raise the ${resource} request to ${value}`,
        safe: false,
        changes: [{ op: 'set', path, value }],
        placeholder: path,
      },
    ],
  };
}

/** Whole bytes with a suffix where one fits, or thousandths of a CPU; never below limit ÷ ratio. */
function leastRequest(limit: Quantity, most: number): Quantity {
  const ratio = BigInt(Math.max(1, Math.round(most * 1000)));
  const exact = (limit.nano * 1000n) / ratio;
  const unit = limit.format === 'BinarySI' ? 2n ** 20n * 10n ** 9n : 10n ** (exact > 10n ** 15n ? 15n : 6n);
  const units = (limit.nano * 1000n + ratio * unit - 1n) / (ratio * unit);
  return { nano: units * unit, format: limit.format };
}
