import * as l10n from '@vscode/l10n';
import { readIntOrPercent, scaled } from '../../../kubernetes/int-or-percent';
import { asList, asRecord, nameOf } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { podContainers, podTemplates } from '../../containers';
import { replicasOf } from '../../links/replicas';
import { servicesOf } from '../../links/served-containers';
import { isPatch } from '../../patch';
import { mountsClaim } from '../../rollout/mounts-claim';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';

export const rolloutAllAtOnce: Rule = {
  meta: {
    id: 'rollout-all-at-once',
    title: 'Rollout that stops all pods at once',
    severity: 'warning',
    category: 'rollout',
    acrossFiles: true,
    why: [
      'With `type: Recreate`, or a maxUnavailable of all pods, every deploy is an outage: all pods go, then all start together, pull their image together and meet the whole load cold. A DaemonSet that replaces its pods on all nodes in one moment makes hundreds of agents list from the API server at once.',
      'A percentage of maxUnavailable is rounded down for a Deployment and up for a DaemonSet. Pods that mount a volume claim or hold a port of the node may need Recreate, and are left alone.',
    ].join('\n\n'),
    whatToDo:
      'Use RollingUpdate with the default of 25% (or `maxUnavailable: 0` and `maxSurge: 1` where each pod counts), and for a DaemonSet 10% or a small number.',
    links: [
      {
        title: 'Deployment strategy',
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
      },
    ],
    peers: { 'kube-linter': 'no-rolling-update-strategy', 'kube-score': 'deployment-strategy' },
  },
  about: { kinds: ['Deployment', 'DaemonSet'] },
  check(target, context) {
    if (isPatch(target)) return [];
    switch (`${String(target.object.apiVersion)} ${String(target.object.kind)}`) {
      case 'apps/v1 Deployment':
        return deployment(target, context);
      case 'apps/v1 DaemonSet':
        return daemonSet(target);
      default:
        return [];
    }
  },
};

function daemonSet({ object, path }: LintObject): readonly Finding[] {
  const { type = 'RollingUpdate', rollingUpdate } = asRecord(asRecord(object['spec'])['updateStrategy']);
  const most = readIntOrPercent(asRecord(rollingUpdate)['maxUnavailable']);
  if (type !== 'RollingUpdate' || !most || !('percent' in most) || most.percent !== 100) return [];
  const at = [...path, 'spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'];
  return [
    {
      path: at,
      message: l10n.t`maxUnavailable 100% replaces the pods of all nodes at once. Set a smaller share, such as 10%.`,
      fixes: [setting(at, '10%')],
    },
  ];
}

/** Nobody waits for pods without a Service, so only served ones are of interest. */
function deployment(target: LintObject, context: LintContext): readonly Finding[] {
  const [service] = servicesOf(target, context);
  if (!service || asRecord(target.object['spec'])['replicas'] === 0) return [];
  const strategy = asRecord(asRecord(target.object['spec'])['strategy']);
  const name = nameOf(service.object) ?? '';
  const related = [{ of: service, path: [...service.path, 'spec', 'selector'], message: l10n.t`Selects these pods` }];
  const replicas = replicasOf(target, context)?.count;
  const one = replicas === 1 ? { severity: 'info' as const } : {};
  const at = [...target.path, 'spec', 'strategy'];
  if (strategy['type'] === 'Recreate') {
    if (mountsClaim(target) || holdsNodePort(target)) return [];
    const message = l10n.t`Recreate stops ${pods(replicas)} of Service "${name}" before a new one starts. Set type to RollingUpdate.`;
    return [{ path: [...at, 'type'], message, fixes: [setting([...at, 'type'], 'RollingUpdate')], related, ...one }];
  }
  const path = [...at, 'rollingUpdate', 'maxUnavailable'];
  const written = asRecord(strategy['rollingUpdate'])['maxUnavailable'];
  if (!stopsAll(written, replicas)) return [];
  const message = l10n.t`maxUnavailable ${String(written)} lets a rollout stop ${pods(replicas)} of Service "${name}" at once. Set it to 25%.`;
  return [{ path, message, fixes: [setting(path, '25%')], related, ...one }];
}

function stopsAll(maxUnavailable: unknown, replicas: number | undefined): boolean {
  const most = readIntOrPercent(maxUnavailable);
  if (!most) return false;
  if ('percent' in most && most.percent === 100) return true;
  return replicas !== undefined && replicas > 0 && scaled(most, replicas, 'down') >= replicas;
}

function pods(replicas: number | undefined): string {
  if (replicas === 1) return l10n.t`the only pod`;
  return replicas === undefined ? l10n.t`all pods` : l10n.t`all ${replicas} pods`;
}

function holdsNodePort(target: LintObject): boolean {
  return (
    podTemplates(target).some(({ pod }) => pod['hostNetwork'] === true) ||
    podContainers(target).some(({ fields }) => asList(fields['ports']).some(port => 'hostPort' in asRecord(port)))
  );
}

function setting(path: Path, value: string): Fix {
  const title = l10n.t`Set ${String(path.at(-1))} to ${value}`;
  return { title, safe: false, changes: [{ op: 'set', path, value }], placeholder: path };
}
