import * as l10n from '@vscode/l10n';
import { asList, asRecord, groupOf, isRecord, nameOf } from '../../../kubernetes/object';
import { servedContainers, type ServedContainer } from '../../links/served-containers';
import { isPatch } from '../../patch';
import type { Finding, Fix, LintObject, Rule } from '../../rule';

export const readinessMissing: Rule = {
  meta: {
    id: 'readiness-missing',
    title: 'Served container without a readiness probe',
    severity: 'warning',
    category: 'rollout',
    acrossFiles: true,
    why: 'Without a readiness probe a container counts as ready the moment its process starts. A Service sends it requests while it still loads, a rollout goes on to the next pod before this one can answer, and a pod that is overloaded or has lost its database keeps getting its share.',
    whatToDo:
      'Give the container that listens on the port of the Service a readinessProbe: the cheapest request that only a working instance answers. The suggestion takes the handler of the liveness probe, or asks whether the port is open.',
    links: [
      {
        title: 'Readiness probes',
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/probes/#readiness-probe',
      },
    ],
    peers: { 'kube-linter': 'no-readiness-probe', 'kube-score': 'pod-probes', polaris: 'readinessProbeMissing' },
  },
  about: { pods: true },
  check(target, context) {
    if (groupOf(target.object) === 'batch' || isPatch(target)) return [];
    const lacking = servedContainers(target, context).filter(isUnready);
    const paths = new Set(lacking.map(({ container }) => container.path.join('/')));
    return [...paths].flatMap(path =>
      containerFinding(lacking.filter(({ container }) => container.path.join('/') === path)),
    );
  },
};

/** Gates decide about readiness too; publishNotReadyAddresses sends requests whether ready or not. */
function isUnready({ container, service }: ServedContainer): boolean {
  const { fields, pod } = container;
  return (
    (fields['readinessProbe'] ?? undefined) === undefined &&
    asList(pod['readinessGates']).length === 0 &&
    asRecord(service.object['spec'])['publishNotReadyAddresses'] !== true
  );
}

/** One finding a container, for the Service that sends it the most: not a headless one, which only hands out addresses. */
function containerFinding(served: readonly ServedContainer[]): readonly Finding[] {
  const first = served.find(({ service }) => !isHeadless(service)) ?? served[0];
  if (!first) return [];
  const { container, service } = first;
  return [
    {
      path: [...container.path, 'readinessProbe'],
      ...(isHeadless(service) ? { severity: 'info' as const } : {}),
      message: l10n.t`Container "${container.name}" gets traffic from Service "${nameOf(service.object) ?? ''}" as soon as it starts. Set a readinessProbe.`,
      fixes: suggestions(first),
      related: [{ of: service, path: [...service.path, 'spec', 'selector'], message: l10n.t`Selects these pods` }],
    },
  ];
}

function isHeadless({ object }: LintObject): boolean {
  return asRecord(object['spec'])['clusterIP'] === 'None';
}

function suggestions({ container, port, protocol }: ServedContainer): readonly Fix[] {
  const path = [...container.path, 'readinessProbe'];
  const fix = (title: string, handler: Readonly<Record<string, unknown>>): Fix => ({
    title,
    safe: false,
    changes: [{ op: 'set', path, value: { ...handler, periodSeconds: 5, failureThreshold: 2 } }],
    placeholder: [...path, ...Object.keys(handler)],
  });
  const liveness = asRecord(container.fields['livenessProbe']);
  const key = ['httpGet', 'tcpSocket', 'grpc', 'exec'].find(one => isRecord(liveness[one]));
  if (key) return [fix(l10n.t`Ask what the liveness probe asks`, { [key]: liveness[key] })];
  return protocol === 'TCP' ? [fix(l10n.t`Ask whether port ${port} is open`, { tcpSocket: { port } })] : [];
}
