import { asList, asRecord, type PlainRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Converted } from '../api-conversions';
import type { Change } from '../rule';

/** Metrics on resources of autoscaling/v2; `undefined` when there are others, which v2beta1 wrote in another way. */
export function resourceMetrics(spec: PlainRecord, at: Path): Converted | undefined {
  const metrics = asList(spec['metrics']).map(asRecord);
  if (isTemplated(spec['metrics']) || metrics.some(({ type }) => type !== 'Resource')) return undefined;
  const changes = metrics.flatMap((metric, index): readonly Change[] => {
    const path = [...at, 'metrics', index, 'resource'];
    const resource = asRecord(metric['resource']);
    const { targetAverageUtilization: share, targetAverageValue: amount } = resource;
    const [key, target] =
      share === undefined
        ? ['targetAverageValue', { type: 'AverageValue', averageValue: amount }]
        : ['targetAverageUtilization', { type: 'Utilization', averageUtilization: share }];
    if (!(key in resource)) return [];
    return [
      { op: 'set', path: [...path, 'target'], value: target },
      { op: 'remove', path: [...path, key] },
    ];
  });
  const isKnown = metrics.every(({ resource }) => !Object.values(asRecord(resource)).some(isTemplated));
  return isKnown ? { changes, safe: true } : undefined;
}
