import * as l10n from '@vscode/l10n';
import { isNone, readIntOrPercent, scaled } from '../../../kubernetes/int-or-percent';
import { asList, asRecord, groupOf } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { podContainers, podTemplates } from '../../containers';
import { replicasOf } from '../../links/replicas';
import { isPatch } from '../../patch';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';

export const rolloutHostPort: Rule = {
  meta: {
    id: 'rollout-host-port',
    title: 'Rollout that waits for a port of the node',
    severity: 'error',
    category: 'rollout',
    acrossFiles: true,
    why: 'A port of the node belongs to one pod. When an update starts the new pod before the old one goes, the new pod finds the port taken and stays Pending: on the same node the rollout stands still, and everything seems fine because the old pods serve on. A DaemonSet with maxSurge always meets its old pod there; a Deployment does when it is tied to one node, or when no other node is free.',
    whatToDo: 'Let the old pod go first: `maxSurge: 0` and `maxUnavailable: 1`. Or give up the hostPort for a Service.',
    links: [
      {
        title: 'DaemonSet rolling update',
        url: 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/',
      },
    ],
  },
  about: { kinds: ['Deployment', 'DaemonSet'] },
  check(target, context) {
    if (groupOf(target.object) !== 'apps' || isPatch(target)) return [];
    const hostPort = hostPortOf(target);
    if (!hostPort) return [];
    if (target.object.kind === 'DaemonSet') return surgingDaemonSet(target, hostPort);
    return target.object.kind === 'Deployment' ? waitingDeployment(target, hostPort, context) : [];
  },
};

interface HostPort {
  readonly port: number;
  readonly path: Path;
}

/** With hostNetwork every containerPort is one of the node as well. */
function hostPortOf(target: LintObject): HostPort | undefined {
  return podContainers(target).flatMap(({ fields, path, pod, role }) =>
    role === 'init'
      ? []
      : asList(fields['ports']).flatMap((declared, index) => {
          const { hostPort, containerPort } = asRecord(declared);
          const port = pod['hostNetwork'] === true ? (hostPort ?? containerPort) : hostPort;
          return typeof port === 'number' && port > 0 ? [{ port, path: [...path, 'ports', index] }] : [];
        }),
  )[0];
}

function surgingDaemonSet(target: LintObject, hostPort: HostPort): readonly Finding[] {
  const { type, rollingUpdate } = asRecord(asRecord(target.object['spec'])['updateStrategy']);
  const maxSurge = readIntOrPercent(asRecord(rollingUpdate)['maxSurge']);
  if ((type ?? 'RollingUpdate') !== 'RollingUpdate' || !maxSurge || isNone(maxSurge)) return [];
  const at = [...target.path, 'spec', 'updateStrategy', 'rollingUpdate'];
  return [
    {
      path: [...at, 'maxSurge'],
      message: l10n.t`Each new pod waits for port ${hostPort.port} of its node, which the old pod keeps, so the rollout stands still. Set maxSurge to 0 and maxUnavailable to 1.`,
      fixes: [oldOneFirst(at)],
      related: [{ of: target, path: hostPort.path, message: l10n.t`A port of the node` }],
    },
  ];
}

/** Without a node of its own the new pod may find one that is free, so this is sure only for pods tied to one node. */
function waitingDeployment(target: LintObject, hostPort: HostPort, context: LintContext): readonly Finding[] {
  const strategy = asRecord(asRecord(target.object['spec'])['strategy']);
  const rollingUpdate = asRecord(strategy['rollingUpdate']);
  const maxUnavailable = readIntOrPercent(rollingUpdate['maxUnavailable'] ?? '25%');
  const replicas = replicasOf(target, context);
  if ((strategy['type'] ?? 'RollingUpdate') !== 'RollingUpdate' || !maxUnavailable || !replicas) return [];
  // Rounded down; what is 0 beside a maxSurge of 0 becomes 1.
  const surge = readIntOrPercent(rollingUpdate['maxSurge'] ?? '25%');
  if (!surge || isNone(surge) || replicas.count === 0 || scaled(maxUnavailable, replicas.count, 'down') > 0) return [];
  const at = [...target.path, 'spec', 'strategy', 'rollingUpdate'];
  return [
    {
      path: [...at, 'maxUnavailable'],
      ...(isTiedToANode(target) ? {} : { severity: 'hint' as const }),
      message: l10n.t`No old pod of ${replicas.count} may go before a new one is ready, and the new one needs port ${hostPort.port} of a node that has it free. Set maxSurge to 0 and maxUnavailable to 1.`,
      fixes: [oldOneFirst(at)],
      related: [{ of: target, path: hostPort.path, message: l10n.t`A port of the node` }],
    },
  ];
}

function isTiedToANode(target: LintObject): boolean {
  return podTemplates(target).some(
    ({ pod }) => typeof pod['nodeName'] === 'string' || 'kubernetes.io/hostname' in asRecord(pod['nodeSelector']),
  );
}

function oldOneFirst(rollingUpdate: Path): Fix {
  return {
    title: l10n.t`Let the old pod go first`,
    safe: false,
    changes: [
      { op: 'set', path: [...rollingUpdate, 'maxSurge'], value: 0 },
      { op: 'set', path: [...rollingUpdate, 'maxUnavailable'], value: 1 },
    ],
    placeholder: [...rollingUpdate, 'maxUnavailable'],
  };
}
