import { asList, asRecord, asString, textOf, type KubernetesObject } from '../../kubernetes/object';
import { podSpecsOf } from '../../kubernetes/pod-specs';
import { count } from '../../report/words';
import type { Recommendation } from '../../sizing/recommend';
import type { UseSource } from '../../sizing/use';
import { forRateWords, type ForRate } from './for-rate';
import { textTable } from '../text-table';

/** A workload with what its containers should request. */
export interface SizedWorkload {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly pods: number;
  readonly source: UseSource;
  /** With --rate. */
  readonly forRate?: ForRate;
  readonly recommendations: readonly (Recommendation & {
    /** What the workload requests today, as written; null when nothing. */
    readonly requested: string | null;
  })[];
}

const headings = ['CONTAINER', 'RESOURCE', 'REQUESTED', 'MEASURED', 'LIMIT', 'CONFIDENCE', 'EVIDENCE'];

/** The workloads one after another, each with its containers; what to know stands below. */
export function sizeTable(workloads: readonly SizedWorkload[]): string {
  return workloads
    .map(one => `${one.kind}/${one.name} in ${one.namespace}, ${count(one.pods, 'pod')}\n${bodyOf(one)}`)
    .join('\n');
}

function bodyOf({ pods, source, recommendations, forRate }: SizedWorkload): string {
  if (recommendations.length === 0) {
    const why =
      pods === 0 && source === 'metrics-server'
        ? 'no pod of it runs'
        : source === 'prometheus'
          ? 'Prometheus has no series of its containers (container_cpu_usage_seconds_total of the kubelet)'
          : 'metrics-server has not measured its pods yet (it takes a minute after their start)';
    return `  Nothing is known: ${why}.\n`;
  }
  const rows = recommendations.map(one => [
    ...[one.container, one.resource, one.requested ?? 'not set', one.quantity, one.limit ?? '–', one.confidence],
    `${one.inWords}; ${count(one.evidence.points, 'point')} of ${count(one.evidence.pods, 'pod')}`,
  ]);
  const notes = recommendations.flatMap(({ container, notes: own }) => own.map(note => `  ${container}: ${note}\n`));
  return (
    textTable([headings, ...rows], new Set([2, 3, 4])) +
    [...new Set(notes)].join('') +
    (forRate ? forRateWords(forRate) : '')
  );
}

/** The request of a container in its workload, as written. */
export function requestedNow(object: KubernetesObject, container: string, resource: string): string | null {
  const containers = podSpecsOf(object).flatMap(({ spec }) => asList(spec['containers']).map(asRecord));
  const own = containers.find(({ name }) => asString(name) === container);
  const request = asRecord(asRecord(own?.['resources'])['requests'])[resource];
  return request === undefined ? null : textOf(request);
}
