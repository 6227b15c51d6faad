import * as l10n from '@vscode/l10n';
import { asList, asRecord, asString, isRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { isTemplated } from '../../../yaml/templated';
import { podContainers, type Container } from '../../containers';
import { isPatch } from '../../patch';
import type { Finding, Fix, LintObject, Rule } from '../../rule';

export const probePortMissing: Rule = {
  meta: {
    id: 'probe-port-missing',
    title: 'Probe of a port name that the container does not declare',
    severity: 'warning',
    category: 'rollout',
    why: 'The kubelet looks a port name up among the ports of the same container. A name that is not there is accepted by the API server and fails every check: the pod never becomes ready, or is restarted for ever.',
    whatToDo: 'Use a name from `ports` of this container, or the number of the port, which need not be declared.',
    links: [
      {
        title: 'Use a named port',
        url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
      },
    ],
  },
  about: { pods: true },
  check(target) {
    if (isPatch(target)) return [];
    return podContainers(target).flatMap(container =>
      ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(probe =>
        ['httpGet', 'tcpSocket'].flatMap(handler => portFindings(target, container, probe, handler)),
      ),
    );
  },
};

function portFindings(
  target: LintObject,
  { fields, path, name }: Container,
  probe: string,
  handler: string,
): readonly Finding[] {
  const port = asRecord(asRecord(fields[probe])[handler])['port'];
  const { ports } = fields;
  // A number in quotes is another mistake: the API server refuses it.
  if (typeof port !== 'string' || /^\d*$/.test(port) || isUnknown(ports)) return [];
  const names = asList(ports).flatMap(declared => asString(asRecord(declared)['name']) ?? []);
  if (names.includes(port)) return [];
  const at = [...path, probe, handler, 'port'];
  const choice =
    names.length > 0 ? l10n.t`Use ${names.join(' or ')}, or a number.` : l10n.t`Declare it, or use a number.`;
  return [
    {
      path: at,
      message: l10n.t`Container "${name}" declares no port "${port}", so this probe always fails. ${choice}`,
      fixes: suggestions(at, ports, names),
      related: [{ of: target, path: [...path, 'ports'], message: l10n.t`The ports of the container` }],
    },
  ];
}

/** Another port may come from a template. */
function isUnknown(ports: unknown): boolean {
  if (isTemplated(ports)) return true;
  return asList(ports).some(declared => !isRecord(declared) || isTemplated(declared['name']));
}

function suggestions(path: Path, ports: unknown, names: readonly string[]): readonly Fix[] {
  const numbers = asList(ports).map(declared => asRecord(declared)['containerPort']);
  const value = names[0] ?? numbers.find(number => typeof number === 'number');
  if (value === undefined || (typeof value !== 'string' && typeof value !== 'number')) return [];
  return [{ title: l10n.t`Use port ${value}`, safe: false, changes: [{ op: 'set', path, value }], placeholder: path }];
}
