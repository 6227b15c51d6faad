import { divided } from '../int64';
import type { NodeInfo } from '../node-info';
import { MOST } from '../normalize';
import { fits, passes, type Cycle, type Filtering, type Plugin } from '../plugin';
import { selects } from '../selector';
import {
  hasTopologies,
  hostname,
  podCounter,
  spreadConstraints,
  takesPart,
  type SpreadConstraint,
} from '../spread-constraints';

const refused = ["node(s) didn't match pod topology spread constraints"];
const unlabelled = ["node(s) didn't match pod topology spread constraints (missing required label)"];

/** Topology spread constraints of the pod, or the default ones. */
export const podTopologySpread: Plugin = { name: 'PodTopologySpread', filter, score };

function filter(cycle: Cycle): Filtering {
  const constraints = spreadConstraints(cycle, 'DoNotSchedule');
  if (constraints.length === 0) return passes;
  const counts = domainCounts(cycle, constraints);
  const checks = constraints.map((constraint, index) => {
    const domains = counts[index] ?? new Map<string, number>();
    const { minDomains, selector, topologyKey, maxSkew } = constraint;
    // Nobody has the labels: the scheduler's smallest count is then 2^31−1, and every node passes.
    const smallest = [...domains.values()].reduce((least, count) => Math.min(least, count), 2 ** 31 - 1);
    const fewest = domains.size < minDomains ? 0 : smallest;
    const self = selects(selector, cycle.pod.class.labels) ? 1 : 0;
    return { topologyKey, isTooMany: (domain: string) => (domains.get(domain) ?? 0) + self - fewest > maxSkew };
  });
  return {
    filter: ({ labels }) => {
      for (const { topologyKey, isTooMany } of checks) {
        const domain = labels.get(topologyKey);
        if (domain === undefined) return unlabelled;
        if (isTooMany(domain)) return refused;
      }
      return fits;
    },
  };
}

/** Pods by domain of each constraint, over the nodes that have all the labels and take part. */
function domainCounts(cycle: Cycle, constraints: readonly SpreadConstraint[]): readonly Map<string, number>[] {
  const counters = constraints.map(({ selector }) => podCounter(selector, cycle.pod.class.namespace, cycle.state));
  const counts = constraints.map(() => new Map<string, number>());
  for (const node of cycle.state.nodes.values()) {
    if (!hasTopologies(node.labels, constraints)) continue;
    constraints.forEach((constraint, index) => {
      if (!takesPart(constraint, cycle, node)) return;
      const domain = node.labels.get(constraint.topologyKey) ?? '';
      const domains = counts[index];
      domains?.set(domain, (domains.get(domain) ?? 0) + (counters[index]?.(node) ?? 0));
    });
  }
  return counts;
}

function score(cycle: Cycle, nodes: readonly NodeInfo[]): readonly number[] | undefined {
  const constraints = spreadConstraints(cycle, 'ScheduleAnyway');
  if (constraints.length === 0 || cycle.state.nodes.size === 0) return undefined;
  const needsAll = cycle.pod.constraints.length > 0 || !cycle.args.systemDefaulted;
  const scored = needsAll ? nodes.filter(({ labels }) => hasTopologies(labels, constraints)) : nodes;
  const parts = constraints.map(constraint => partOf(constraint, constraints, cycle, scored, needsAll));
  let next = 0;
  const raw = nodes.map(node => {
    // Nodes without all the labels are left out, and the others come in the same order.
    if (node !== scored[next]) return -1;
    next++;
    return Math.round(parts.reduce((sum, part) => sum + part(node), 0));
  });
  return spreadNormalized(raw);
}

/** One constraint's part of a node's score: count·ln(domains + 2) + maxSkew − 1. */
function partOf(
  constraint: SpreadConstraint,
  constraints: readonly SpreadConstraint[],
  cycle: Cycle,
  scored: readonly NodeInfo[],
  needsAll: boolean,
): (node: NodeInfo) => number {
  const { selector, topologyKey, maxSkew } = constraint;
  const count = podCounter(selector, cycle.pod.class.namespace, cycle.state);
  const isHostname = topologyKey === hostname;
  const domains = new Map<string, number>();
  if (!isHostname) for (const { labels } of scored) domains.set(labels.get(topologyKey) ?? '', 0);
  if (!isHostname) {
    for (const node of cycle.state.nodes.values()) {
      if (needsAll && !hasTopologies(node.labels, constraints)) continue;
      const domain = node.labels.get(topologyKey) ?? '';
      const known = domains.get(domain);
      if (known !== undefined && takesPart(constraint, cycle, node)) domains.set(domain, known + count(node));
    }
  }
  const weight = Math.log((isHostname ? scored.length : domains.size) + 2);
  return node => {
    const domain = node.labels.get(topologyKey);
    if (domain === undefined) return 0;
    return (isHostname ? count(node) : (domains.get(domain) ?? 0)) * weight + (maxSkew - 1);
  };
}

/** The fewer the better: 100·(largest + smallest − score) ÷ largest; ignored nodes (−1) get 0. */
function spreadNormalized(raw: readonly number[]): readonly number[] {
  const counted = raw.filter(score => score !== -1);
  const largest = counted.reduce((most, score) => Math.max(most, score), 0);
  const smallest = counted.reduce((least, score) => Math.min(least, score), Infinity);
  return raw.map(score => {
    if (score === -1) return 0;
    return largest === 0 ? MOST : divided(MOST * (largest + smallest - score), largest);
  });
}
