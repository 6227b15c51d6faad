import * as l10n from '@vscode/l10n';
import type { Change } from '../../scheduling/change';
import { clusterText, type ClusterFacts } from '../cluster-facts';
import type { NodeFacts, WorkloadFacts } from '../../scheduling/workload-facts';

/** Nodes that tie and are named. */
const NAMED = 2;

/** The words above a workload: `fits 7 of 11 nodes · node-4 or node-2 next (596) · 23 more replicas fit`. */
export function placementTitle(facts: WorkloadFacts): string {
  const { fits, nodes, next, total, room, fitError, sampled } = facts;
  if (nodes === 0) return l10n.t`the cluster has no nodes`;
  if (fits === 0) return fitError ?? l10n.t`fits none of ${nodes} nodes`;
  const more = room.atLeast ? l10n.t`${room.replicas} or more replicas fit` : roomText(room.replicas);
  const parts = [
    fits === nodes ? l10n.t`fits all ${nodes} nodes` : l10n.t`fits ${fits} of ${nodes} nodes`,
    `${l10n.t`${tiesText(next)} next`} (${total})`,
    more,
    ...(sampled ? [l10n.t`sampled: the scheduler looks at ${sampled.looksFor} nodes that fit`] : []),
  ];
  return parts.join(' · ');
}

const roomText = (replicas: number): string =>
  replicas === 1 ? l10n.t`1 more replica fits` : l10n.t`${replicas} more replicas fit`;

function tiesText(next: readonly string[]): string {
  const named = next.slice(0, NAMED);
  if (next.length <= NAMED) return named.join(l10n.t` or `);
  return l10n.t`${named.join(', ')} or ${next.length - NAMED} others`;
}

/** The scheduler's own sentence has its full stop. */
const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** The same as a page: nodes by plugin, what they are asked for beside what they use, and the one change that matters. */
export function placementPage(facts: WorkloadFacts, cluster: Pick<ClusterFacts, 'context' | 'staleSince'>): string {
  const { best, changes, nodes, notSimulated } = facts;
  const feasible = best.filter(node => node.feasible);
  const refused = best.filter(node => !node.feasible);
  const hidden = nodes - best.length;
  const blocks = [
    l10n.t`**Where its next pod goes** in ${clusterText(cluster)}: ${ended(placementTitle(facts))}`,
    feasible.length > 0 ? scoreTable(feasible) : '',
    refused.length > 0 ? refused.map(refusal).join('\n') : '',
    hidden > 0 ? l10n.t`… and ${hidden} more nodes.` : '',
    ...best.filter(isIdle).slice(0, NAMED).map(idleText),
    ...(changes[0]
      ? [
          l10n.t`**What would change it**: ${changeText(changes[0].change)}; then ${changes[0].feasible} of ${nodes} nodes take it.`,
        ]
      : []),
    notSimulated.length > 0 ? l10n.t`Not looked at: ${notSimulated.join(', ')}.` : '',
    l10n.t`The scheduler looks at what is asked for, never at what is used. Equal totals are decided by chance.`,
  ];
  return blocks.filter(block => block !== '').join('\n\n');
}

function scoreTable(nodes: readonly NodeFacts[]): string {
  const plugins = [...new Set(nodes.flatMap(({ scores }) => Object.keys(scores)))];
  const telling = plugins.filter(
    plugin => new Set(nodes.map(({ scores }) => scores[plugin] ?? 0)).size > 1 || nodes.length === 1,
  );
  const same = plugins.filter(plugin => !telling.includes(plugin));
  const measured = nodes.some(({ used }) => used !== undefined);
  const head = [
    l10n.t`node`,
    l10n.t`total`,
    ...telling,
    l10n.t`asked (CPU, memory)`,
    ...(measured ? [l10n.t`used`] : []),
  ];
  const rows = nodes.map(({ node, total, scores, asked, used }) => [
    node,
    `**${total}**`,
    ...telling.map(plugin => String(scores[plugin] ?? '–')),
    sharesText(asked),
    ...(measured ? [used ? sharesText(used) : '–'] : []),
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
  const first = nodes[0];
  const alike = same
    .filter(plugin => (first?.scores[plugin] ?? 0) > 0)
    .map(plugin => `${plugin} ${first?.scores[plugin] ?? 0}`)
    .join(', ');
  return (
    lines.join('\n') + (alike !== '' && nodes.length > 1 ? `\n\n${l10n.t`The same on all of them: ${alike}.`}` : '')
  );
}

/** Asked for nearly all that it has, and using little of that. */
const [MUCH, LITTLE] = [0.8, 0.5];
const isIdle = ({ asked, used }: NodeFacts): boolean =>
  used !== undefined && asked.cpu >= MUCH && used.cpu <= asked.cpu * LITTLE;
const idleText = ({ node, asked, used }: NodeFacts): string =>
  l10n.t`${node} is asked for ${percent(asked.cpu)} of its CPU and uses ${percent(used?.cpu ?? 0)}.`;

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const sharesText = ({ cpu, memory }: { cpu: number; memory: number }): string => `${percent(cpu)}, ${percent(memory)}`;

const refusal = ({ node, reasons }: NodeFacts): string => `- ${node}: ${reasons.join('; ')}`;

function changeText(change: Change): string {
  switch (change.kind) {
    case 'tolerate':
      return l10n.t`tolerate the taint ${taintText(change.taint)}`;
    case 'request less':
      return l10n.t`request less ${change.resource}: ${amountText(change.resource, change.to)} instead of ${amountText(change.resource, change.from)}`;
    case 'drop nodeSelector':
      return l10n.t`drop the nodeSelector ${change.key}: ${change.value}`;
    case 'drop required node affinity':
      return l10n.t`drop the required node affinity`;
    case 'label node':
      return l10n.t`label node ${change.node} with ${change.key}=${change.value}`;
    case 'drop required pod affinity':
      return l10n.t`drop the required pod affinity`;
    case 'drop required pod anti-affinity':
      return l10n.t`drop the required pod anti-affinity`;
    case 'schedule anyway':
      return l10n.t`let the spread over ${change.topologyKey} be ScheduleAnyway`;
    case 'drop host port':
      return l10n.t`drop the host port ${change.port}`;
  }
}

const taintText = ({ key, value, effect }: { key: string; value?: string; effect: string }): string =>
  `${key}${value ? `=${value}` : ''}:${effect}`;

function amountText(resource: string, amount: number): string {
  if (resource === 'cpu') return `${amount}m`;
  return resource === 'memory' || resource === 'ephemeral-storage'
    ? `${Math.floor(amount / 2 ** 20)}Mi`
    : String(amount);
}
