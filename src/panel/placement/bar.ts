import type { NodeView, PodAmounts, Rollout } from '../../report/placement-message';
import { count } from '../../report/words';
import { replicasOn, type ResourceName, type Version } from './state';
import { amountInWords, percent } from './words';

/** A block of a bar. `share` is its part of the bar, 0 to 1. */
export interface Block {
  readonly kind: 'pod' | 'rest' | Version;
  readonly share: number;
  readonly label: string;
  /** Of a replica: its number from 1. */
  readonly number?: number;
  /** The replica of this step. */
  readonly isNew?: boolean;
}

export interface Bar {
  readonly blocks: readonly Block[];
  /** Where real use ends, 0 to 1; absent where it is not measured. */
  readonly used?: number;
  /** `45 % asked, with replicas 62 %`. */
  readonly figures: string;
  readonly label: string;
}

/** The bar of a node after so many steps of a rollout, by one resource. */
export function barOf(node: NodeView, resource: ResourceName, version: Version, rollout: Rollout, step: number): Bar {
  const numbers = replicasOn(rollout, node, step);
  const one = amountOf({ ...rollout, pods: 1 }, resource);
  const all = node.allocatable[resource];
  const after = node.asked[resource] + one * numbers.length;
  // Who asks for more than there is fills the bar, and what is there already comes first.
  const full = Math.max(all, after, 1);
  const part = (amount: number): string =>
    `${amountInWords(resource, amount)}, ${percent(amount, all)} of ${node.name}`;
  const replicas = numbers.map(number => ({
    ...{ kind: version, share: one / full, number, isNew: number === step },
    label: `Replica ${number}: ${one === 0 ? `asks for no ${nameOf(resource)}` : part(one)}`,
  }));
  const used = resource === 'pods' ? undefined : node.used?.[resource];
  return {
    blocks: [...podBlocks(node, resource, full, part), ...replicas],
    ...(used !== undefined && { used: Math.min(1, used / full) }),
    figures: percent(after, all),
    label: barLabel(node, resource, numbers, after),
  };
}

function podBlocks(
  node: NodeView,
  resource: ResourceName,
  full: number,
  part: (amount: number) => string,
): readonly Block[] {
  const pods = node.blocks
    .map(block => ({ block, amount: amountOf({ ...block, pods: 1 }, resource) }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount)
    .map(({ block, amount }) => ({
      kind: 'pod' as const,
      share: amount / full,
      label: `${block.pod}: ${part(amount)}`,
    }));
  const rest = node.rest[resource];
  if (node.rest.pods === 0 || rest === 0) return pods;
  const label = `${count(node.rest.pods, 'smaller pod')} together: ${part(rest)}`;
  return [...pods, { kind: 'rest', share: rest / full, label }];
}

function barLabel(node: NodeView, resource: ResourceName, numbers: readonly number[], after: number): string {
  const all = node.allocatable[resource];
  const used = resource === 'pods' ? undefined : node.used?.[resource];
  return [
    `${node.name}: ${percent(node.asked[resource], all)} of ${amountInWords(resource, all)} is asked for`,
    ...(used === undefined ? [] : [`${percent(used, all)} is used`]),
    numbers.length === 0
      ? 'takes none'
      : `takes ${count(numbers.length, 'replica')} (${numbers.join(', ')}), then ${percent(after, all)}`,
    ...(node.schedulable ? [] : ['cordoned']),
  ].join(', ');
}

const amountOf = (amounts: PodAmounts, resource: ResourceName): number => amounts[resource];
const nameOf = (resource: ResourceName): string => (resource === 'cpu' ? 'CPU' : resource);
