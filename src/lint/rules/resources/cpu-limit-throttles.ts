import * as l10n from '@vscode/l10n';
import { asRecord } from '../../../kubernetes/object';
import { milliValue } from '../../../kubernetes/quantity';
import { readAmount } from '../../../kubernetes/resource-list';
import { askedContainers, type Container } from '../../containers';
import type { Finding, Rule } from '../../rule';
import { threadedRuntime } from '../../threaded-runtime';

export const cpuLimitThrottles: Rule = {
  meta: {
    id: 'cpu-limit-throttles',
    title: 'CPU limit that throttles a runtime of many threads',
    severity: 'hint',
    category: 'resources',
    why: [
      'A CPU limit is a budget for each period of 100 ms, for all threads together. A JVM, .NET, ClickHouse or Envoy runs requests, compiler and garbage collector beside each other: with a limit of `500m` four busy threads have used it up after 12.5 ms, and then all wait for 87.5 ms, even on an idle node. Starting up takes many times as long.',
      'Whole CPUs as request and limit (class Guaranteed) are left alone: they may be exclusive ones.',
    ].join('\n\n'),
    whatToDo:
      'Leave out the CPU limit and set the request to what is needed: under contention CPU is shared by request. Where a limit must be, give several CPUs, and watch `container_cpu_cfs_throttled_periods_total`.',
    links: [
      {
        title: 'How pods with resource limits are run',
        url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run',
      },
      {
        title: 'CFS bandwidth control',
        url: 'https://docs.kernel.org/scheduler/sched-bwc.html',
      },
    ],
    options: [
      {
        name: 'nearRequest',
        description: 'A limit is near the request up to this many times the request.',
        default: 1.2,
      },
    ],
  },
  about: { pods: true },
  check: (target, _, options) => {
    const near = typeof options['nearRequest'] === 'number' ? options['nearRequest'] : 1.2;
    return askedContainers(target).flatMap(container => throttled(container, near));
  },
};

function throttled(container: Container, near: number): readonly Finding[] {
  const { requests, limits } = asRecord(container.resources);
  const written = asRecord(limits)['cpu'];
  const limit = readAmount(written);
  if (!limit || limit.nano <= 0n) return [];
  const runtime = threadedRuntime(container.fields);
  if (runtime === undefined) return [];
  const request = readAmount(asRecord(requests)['cpu']) ?? limit;
  const [most, asked] = [milliValue(limit), milliValue(request)];
  const exclusive = most === asked && most % 1000 === 0;
  if (exclusive || (most >= 1000 && most > asked * near)) return [];
  const path = [...container.path, 'resources', 'limits', 'cpu'];
  const used = Math.round(most / 4) / 10;
  const message = l10n.t`CPU limit of container "${container.name}" is ${String(written)}, and ${runtime} runs many threads: four use it up in ${used} ms of every 100. Remove the limit or give more.`;
  const keepsRequest = asRecord(requests)['cpu'] !== undefined;
  const changes = [
    ...(keepsRequest
      ? []
      : [{ op: 'set' as const, path: [...container.path, 'resources', 'requests', 'cpu'], value: written }]),
    { op: 'remove' as const, path },
  ];
  return [{ path, message, fixes: [{ title: l10n.t`Remove the CPU limit`, safe: false, changes }] }];
}
