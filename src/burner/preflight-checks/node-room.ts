import { asList, asRecord, stringsOf, type PlainRecord } from '../../kubernetes/object';
import { formatQuantity } from '../../kubernetes/quantity';
import { count } from '../../report/words';
import type { Check, CheckInput } from './check';
import { nodesWithRoom, requestsOf, type NodeRoom } from './nodes';
import { daemonPods, times, type PlannedGroup } from './planned-load';

/** Room for the plan's pods: what kubelets take (maxPods), addresses in podCIDRs, CPU and memory not yet requested. */
export const nodeRoom: Check = {
  looksAt: 'nodes and pods',
  async run(input) {
    const groups = input.load.groups.filter(({ pod }) => pod !== undefined);
    if (groups.length === 0) return {};
    const nodes = await nodesWithRoom(input.connection);
    if (nodes === undefined) return { warnings: [tooManyPods] };
    return { warnings: [...new Set([...withoutNode(groups, nodes), ...shortages(input, groups, nodes)])] };
  },
};

const tooManyPods = 'There are more than 5000 pods in the cluster, so room on its nodes was not reckoned.';

/** Templates that no node takes: a selector or taints that nothing meets, or requests above every node's. */
function withoutNode(groups: readonly PlannedGroup[], nodes: readonly NodeRoom[]): readonly string[] {
  return groups.flatMap(({ job, kind, pods, pod }) => {
    if (pod === undefined || pods === 0) return [];
    const [takes, asked] = [nodes.filter(node => accepts(node, pod.spec)), requestsOf(pod.spec)];
    const what = kind === 'Pod' ? `The pods of job ${job}` : `The pods of the ${kind}s of job ${job}`;
    if (takes.length === 0)
      return `${what} fit no ready node by nodeSelector and taints: they would stay Pending. Change the template, or label a node.`;
    const fits = takes.some(
      ({ cpu, memory }) => cpu >= (asked.get('cpu') ?? 0n) && memory >= (asked.get('memory') ?? 0n),
    );
    if (fits) return [];
    return `${what} request more than is left on any node (${amountText(asked.get('cpu') ?? 0n, 'cpu')} CPU, ${amountText(asked.get('memory') ?? 0n, 'memory')} memory): they would stay Pending. Request less, or free a node.`;
  });
}

function shortages({ load }: CheckInput, groups: readonly PlannedGroup[], nodes: readonly NodeRoom[]) {
  const takes = nodes.filter(node => groups.some(({ pod }) => pod !== undefined && accepts(node, pod.spec)));
  const pods = Math.round(groups.reduce((total, group) => total + group.pods, 0)) + daemonPods(load, takes.length);
  const about = load.isSampled ? 'about ' : '';
  const pending = (room: number) =>
    `${count(pods - room, 'pod')} would stay Pending. Add nodes, or run less (--scale).`;
  const slots = sum(takes, ({ podSlots }) => podSlots);
  const places = sum(takes, ({ podSlots, addresses }) => Math.min(podSlots, addresses ?? Infinity));
  const found: string[] = [];
  const planned = `The plan makes ${about}${count(pods, 'pod')}, and ${count(takes.length, 'node')} that take them have`;
  if (pods > slots) found.push(`${planned} room for ${slots} more (kubelet's maxPods): ${pending(slots)}`);
  if (pods > places && places < slots)
    found.push(
      `${planned} ${places} addresses left in their podCIDRs: ${pending(places)} A wider podCIDR (node-cidr-mask-size) gives more.`,
    );
  for (const resource of ['cpu', 'memory'] as const) {
    const asked = groups.reduce((total, { pod, pods: many }) => total + times(amount(pod?.spec, resource), many), 0n);
    const left = takes.reduce((total, node) => total + (node[resource] > 0n ? node[resource] : 0n), 0n);
    if (asked > left && asked > 0n)
      found.push(
        `${planned} ${amountText(left, resource)} of ${resource} not yet requested, where the plan requests ${about}${amountText(asked, resource)}: pods would stay Pending. Add nodes, request less, or run less (--scale).`,
      );
  }
  return found;
}

const sum = (nodes: readonly NodeRoom[], figure: (node: NodeRoom) => number): number =>
  nodes.reduce((total, node) => total + Math.max(0, figure(node)), 0);

const amount = (spec: PlainRecord | undefined, resource: string): bigint =>
  spec === undefined ? 0n : (requestsOf(spec).get(resource) ?? 0n);

/** Whole MiB for memory, thousandths of a core for CPU. */
function amountText(nano: bigint, resource: 'cpu' | 'memory'): string {
  if (resource === 'cpu') return formatQuantity({ nano: (nano / 1_000_000n) * 1_000_000n, format: 'DecimalSI' });
  const mebibyte = 1024n * 1024n * 1_000_000_000n;
  return `${nano / mebibyte}Mi`;
}

/** By nodeSelector and taints alone; affinity is left to the scheduler. */
function accepts({ labels, taints }: NodeRoom, spec: PlainRecord): boolean {
  const selector = Object.entries(stringsOf(spec['nodeSelector']));
  const tolerations = asList(spec['tolerations']).map(asRecord);
  return (
    selector.every(([name, value]) => labels[name] === value) &&
    taints.every(taint => taint['effect'] === 'PreferNoSchedule' || tolerations.some(one => tolerates(one, taint)))
  );
}

function tolerates({ key, operator, value, effect }: PlainRecord, taint: PlainRecord): boolean {
  if (effect !== undefined && effect !== '' && effect !== taint['effect']) return false;
  if ((key ?? '') === '') return operator === 'Exists';
  return key === taint['key'] && (operator === 'Exists' || (value ?? '') === (taint['value'] ?? ''));
}
