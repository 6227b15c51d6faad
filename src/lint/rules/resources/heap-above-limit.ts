import * as l10n from '@vscode/l10n';
import { formatQuantity, quantityToNumber } from '../../../kubernetes/quantity';
import { readAmount } from '../../../kubernetes/resource-list';
import type { Path } from '../../../yaml/place';
import { podContainers, podTemplates, type Container } from '../../containers';
import { heapSettings, type HeapSetting } from '../../heap/heap-setting';
import { amountIn } from '../../resources';
import type { Finding, Fix, Rule } from '../../rule';

/** What a heap may safely take of the limit; the rest is for threads, code, buffers and the collector. */
const safePercent = 75;
const STEP = 64 * 2 ** 20;

export const heapAboveLimit: Rule = {
  meta: {
    id: 'heap-above-limit',
    title: 'Heap as large as the memory limit',
    severity: 'warning',
    category: 'resources',
    why: [
      'A runtime that may fill its heap beyond the memory limit does so under load: the kernel kills the container before the collector sees a reason to work. A JVM needs memory beside its heap too, for classes, compiled code, threads and buffers; so does Node.js.',
      'Read are `-Xmx`, `-XX:MaxHeapSize`, `-XX:MaxRAMPercentage`, `MAX_HEAP_SIZE`, `--max-old-space-size` and `GOMEMLIMIT` in environment variables, command and arguments.',
    ].join('\n\n'),
    whatToDo:
      'Leave a quarter of the limit to all that is not heap: `-XX:MaxRAMPercentage=75.0` follows the limit by itself. Set `GOMEMLIMIT` some 10 % below the limit.',
    links: [
      {
        title: 'Exceed a container’s memory limit',
        url: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit',
      },
      { title: 'Go: memory limit', url: 'https://go.dev/doc/gc-guide#Memory_limit' },
    ],
    options: [
      { name: 'percent', description: 'The largest share of the memory limit that a heap may take.', default: 90 },
    ],
  },
  about: { pods: true },
  check: (target, _, options) => {
    const most = typeof options['percent'] === 'number' ? options['percent'] : 90;
    const podPath = podTemplates(target)[0]?.podPath ?? [];
    return podContainers(target).flatMap(container => {
      const settings = heapSettings(container.fields, container.path);
      const limit = settings.length > 0 ? limitOf(container, podPath) : undefined;
      return limit ? settings.flatMap(setting => above(setting, limit, most, container.name)) : [];
    });
  },
};

interface Limit {
  readonly bytes: number;
  readonly text: string;
  readonly path: Path;
}

/** Of the container, else of its pod. */
function limitOf({ resources, pod, path }: Container, podPath: Path): Limit | undefined {
  const own = amountIn('memory', resources, 'limits');
  const text = own ?? amountIn('memory', pod['resources'], 'limits');
  const quantity = readAmount(text);
  if (text === undefined || !quantity || quantity.nano <= 0n) return undefined;
  const holder = own === undefined ? podPath : path;
  return { bytes: quantityToNumber(quantity), text: String(text), path: [...holder, 'resources', 'limits', 'memory'] };
}

function above(setting: HeapSetting, limit: Limit, most: number, name: string): readonly Finding[] {
  const { runtime, flag, path } = setting;
  const percent = setting.percent ?? (100 * (setting.bytes ?? 0)) / limit.bytes;
  // The limit of Go covers all that its runtime takes.
  if (runtime === 'Go' ? percent < 100 : percent <= most) return [];
  const share = Math.round(percent);
  const safe = Math.min(safePercent, most);
  const message =
    runtime === 'Go'
      ? l10n.t`GOMEMLIMIT of ${flag} is ${share} % of the memory limit of container "${name}", ${limit.text}. Keep it below the limit.`
      : l10n.t`The heap of container "${name}" may take ${share} % of its memory limit of ${limit.text} (${flag}). Raise the limit or lower the heap.`;
  return [{ path, message, fixes: [...raised(setting, limit, safe), ...lowered(setting, limit, safe)] }];
}

function raised({ bytes }: HeapSetting, { path }: Limit, safe: number): readonly Fix[] {
  if (bytes === undefined) return [];
  const needed = Math.ceil((bytes * 100) / safe / STEP) * STEP;
  const value = formatQuantity({ nano: BigInt(needed) * 1_000_000_000n, format: 'BinarySI' });
  return [suggestion(l10n.t`Raise the memory limit to ${value}`, path, value)];
}

function lowered({ text, flag, path, resized }: HeapSetting, limit: Limit, safe: number): readonly Fix[] {
  const size = (limit.bytes * safe) / 100;
  if (size < 2 ** 20) return [];
  const next = resized(size, safe);
  const at = text.lastIndexOf(flag);
  return [suggestion(l10n.t`Write ${next}`, path, text.slice(0, at) + next + text.slice(at + flag.length))];
}

function suggestion(title: string, path: Path, value: string): Fix {
  return { title, safe: false, changes: [{ op: 'set', path, value }], placeholder: path };
}
