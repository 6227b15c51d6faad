import { asList, asRecord, asString } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { LintObject } from '../rule';

/** A metric that is a share of what the pods request, so that there must be a request. */
export interface UtilizationMetric {
  /** `cpu`, `memory`, … */
  readonly resource: string;
  /** Set when only one container is measured. */
  readonly container?: string;
  /** Where it is written, absolute in the document. */
  readonly path: Path;
  /** Nothing is written: the API server measures CPU at 80 %. */
  readonly byDefault: boolean;
}

/**
 * What a HorizontalPodAutoscaler of any version measures as a share of requests. Without metrics the API server takes CPU at
 * 80 % (pkg/apis/autoscaling/v2/defaults.go).
 */
export function utilizationMetrics({ object, path }: LintObject): readonly UtilizationMetric[] {
  const spec = asRecord(object['spec']);
  const at = [...path, 'spec'];
  if (object.apiVersion === 'autoscaling/v1') return ofV1(object, at);
  const { metrics } = spec;
  if (isTemplated(metrics)) return [];
  if (asList(metrics).length === 0) return [{ resource: 'cpu', path: [...at, 'scaleTargetRef'], byDefault: true }];
  return asList(metrics).flatMap((metric, index) => ofMetric(asRecord(metric), [...at, 'metrics', index]));
}

/** Other metrics of a v1 object stand in an annotation. */
function ofV1(object: LintObject['object'], at: Path): readonly UtilizationMetric[] {
  const written = asRecord(object['spec'])['targetCPUUtilizationPercentage'];
  if (written !== undefined && written !== null)
    return [{ resource: 'cpu', path: [...at, 'targetCPUUtilizationPercentage'], byDefault: false }];
  const { annotations } = asRecord(object.metadata);
  if (isTemplated(annotations) || 'autoscaling.alpha.kubernetes.io/metrics' in asRecord(annotations)) return [];
  return [{ resource: 'cpu', path: [...at, 'scaleTargetRef'], byDefault: true }];
}

function ofMetric(metric: Readonly<Record<string, unknown>>, at: Path): readonly UtilizationMetric[] {
  const key = metric['type'] === 'Resource' ? 'resource' : 'containerResource';
  if (metric['type'] !== 'Resource' && metric['type'] !== 'ContainerResource') return [];
  const source = asRecord(metric[key]);
  const resource = asString(source['name']);
  const container = asString(source['container']);
  const isShare =
    asRecord(source['target'])['averageUtilization'] !== undefined || source['targetAverageUtilization'] !== undefined;
  if (resource === undefined || !isShare || (key === 'containerResource' && container === undefined)) return [];
  return [
    {
      resource,
      ...(key === 'containerResource' && container !== undefined ? { container } : {}),
      path: [...at, key, 'name'],
      byDefault: false,
    },
  ];
}
