import { containersOf, podSpecsOf } from '../../kubernetes/pod-specs';
import { jsonPointer } from '../../yaml/place';
import type { Completer, Word } from './completer';

const lists: readonly Word[] = [
  { label: 'requests', detail: 'what the scheduler keeps free for it', nested: true },
  { label: 'limits', detail: 'what it may use at most', nested: true },
];
const amounts: readonly Word[] = [
  { label: 'cpu', detail: 'CPUs: 500m is half of one' },
  { label: 'memory', detail: 'bytes: 512Mi' },
  { label: 'ephemeral-storage', detail: 'bytes on the disk of the node: 1Gi' },
];

/** Keys under `resources` of a container or of the pod itself. */
export const resourceKeys: Completer = ({ on, path, object }) => {
  if (on !== 'key' || !object) return [];
  const holders = podSpecsOf(object.object, object.path).flatMap(pod => [
    pod.path,
    ...containersOf(pod).map(container => container.path),
  ]);
  const blocks = holders.map(holder => jsonPointer([...holder, 'resources']));
  const parent = jsonPointer(path.slice(0, -1));
  if (blocks.includes(parent)) return lists;
  return blocks.some(block => parent === `${block}/requests` || parent === `${block}/limits`) ? amounts : [];
};
