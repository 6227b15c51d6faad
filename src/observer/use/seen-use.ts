import { asList, asRecord, asString, nameOf, type KubernetesObject } from '../../kubernetes/object';
import { quantityToNumber } from '../../kubernetes/quantity';
import { readAmount } from '../../kubernetes/resource-list';
import type { ContainerUse, UsePoint } from '../../sizing/use';
import type { Kills } from './killed-for-memory';

interface Series {
  readonly pod: string;
  readonly container: string;
  readonly cpu: UsePoint[];
  readonly memory: UsePoint[];
}

/** What containers were seen to use, one measurement of metrics-server after another. */
export interface SeenUse {
  /** Takes an item of PodMetricsList; the same measurement counts once. */
  take(item: KubernetesObject): void;
  /** All that was seen, and the kills of pods by name, those too that died before anyone measured them. */
  uses(killed: ReadonlyMap<string, Kills>): readonly ContainerUse[];
}

/** Of each container so many points are kept in any case. */
const FEWEST = 20;

/** Keeps the newest points, `most` in all where containers are not too many for that. */
export function seenUse(most = Infinity): SeenUse {
  const series = new Map<string, Series>();
  const append = (points: UsePoint[], point: UsePoint): void => {
    points.push(point);
    const room = Math.max(FEWEST, Math.floor(most / series.size));
    if (points.length > room) points.splice(0, points.length - room);
  };
  return {
    take(item) {
      const at = Date.parse(asString(item['timestamp']) ?? '');
      const pod = nameOf(item) ?? '';
      for (const entry of asList(item['containers'])) {
        const { name, usage } = asRecord(entry);
        const container = asString(name) ?? '';
        const key = `${pod}/${container}`;
        const known = series.get(key) ?? { pod, container, cpu: [], memory: [] };
        series.set(key, known);
        // It is the same until metrics-server measures again.
        if (Number.isNaN(at) || known.cpu.at(-1)?.at === at) continue;
        const { cpu, memory } = asRecord(usage);
        append(known.cpu, { at, value: amount(cpu) });
        append(known.memory, { at, value: amount(memory) });
      }
    },
    uses: killed => [
      ...[...series.values()].map(one => ({ ...one, killedAt: killed.get(one.pod)?.get(one.container) ?? [] })),
      ...[...killed].flatMap(([pod, kills]) =>
        [...kills]
          .filter(([container]) => !series.has(`${pod}/${container}`))
          .map(([container, killedAt]) => ({ pod, container, cpu: [], memory: [], killedAt })),
      ),
    ],
  };
}

function amount(value: unknown): number {
  const quantity = readAmount(value);
  return quantity ? quantityToNumber(quantity) : 0;
}
