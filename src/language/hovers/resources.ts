import { containersOf, podSpecsOf } from '../../kubernetes/pod-specs';
import { asRecord, type PlainRecord } from '../../kubernetes/object';
import { milliValue, parseQuantity, quantityToNumber } from '../../kubernetes/quantity';
import type { HoverTarget } from './hover-target';

const page = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';
/** The node of the example: 4 CPU, 16 GiB. */
const node = { milliCpu: 4000, bytes: 16 * 2 ** 30 };
/** What a container without a request counts as when nodes are scored (kube-scheduler, GetNonzeroRequests). */
const nonZero = { milliCpu: 100, bytes: 200 * 2 ** 20 };

/** `requests` and `limits`, and what stands under them. */
export function explainResources({ path, target }: HoverTarget): string | undefined {
  const at = path.lastIndexOf('resources');
  const list = path[at + 1];
  if (at < 0 || path.length > at + 3 || (list !== 'requests' && list !== 'limits')) return undefined;
  return list === 'limits' ? limits() : requests(target.object);
}

function limits(): string {
  return [
    '**Limits**: CPU above the limit is throttled in periods of 100 ms, even on an idle node; memory above it gets the container killed.',
    'A limit without a request becomes the request. Requests equal to limits for all containers: class Guaranteed, evicted last.',
    `[Requests and limits](${page}#requests-and-limits) · [QoS classes](https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/)`,
  ].join('\n\n');
}

function requests(object: PlainRecord): string {
  const sum = podRequest(object);
  const [cpu, memory] = [share(sum.milliCpu, node.milliCpu), share(sum.bytes, node.bytes)];
  const lines = [
    '**Requests**: all that the scheduler looks at; real load never counts. A node is feasible when request ≤ allocatable − requested.',
    'Score NodeResourcesFit **LeastAllocated** (once LeastRequestedPriority), weight 1: Σ (allocatable − requested)·100 ÷ allocatable, averaged over CPU and memory. Without a request a container counts 100m and 200Mi.',
    `This pod (${sum.milliCpu}m CPU, ${Math.round(sum.bytes / 2 ** 20)} MiB) on an empty node of 4 CPU and 16 GiB: (${cpu} + ${memory}) ÷ 2 = **${Math.floor((cpu + memory) / 2)}** of 100.`,
    `[Requests and limits](${page}) · [Resource bin packing](https://kubernetes.io/docs/concepts/scheduling-eviction/resource-bin-packing/)`,
  ];
  return lines.join('\n\n');
}

/** Integer division, 0 when more is asked than the node has, as leastRequestedScore in kube-scheduler. */
function share(asked: number, allocatable: number): number {
  return asked > allocatable ? 0 : Math.floor(((allocatable - asked) * 100) / allocatable);
}

function podRequest(object: PlainRecord): { milliCpu: number; bytes: number } {
  const [pod] = podSpecsOf(object);
  const sum = { milliCpu: 0, bytes: 0 };
  for (const { container, role } of pod ? containersOf(pod) : []) {
    if (role === 'init') continue;
    const resources = asRecord(container['resources']);
    const asked = { ...asRecord(resources['limits']), ...asRecord(resources['requests']) };
    const [cpu, memory] = [parseQuantity(asked['cpu']), parseQuantity(asked['memory'])];
    sum.milliCpu += cpu ? milliValue(cpu) : nonZero.milliCpu;
    sum.bytes += memory ? quantityToNumber(memory) : nonZero.bytes;
  }
  return sum;
}
