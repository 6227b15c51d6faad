import * as l10n from '@vscode/l10n';
import { asRecord, groupOf, isRecord, nameOf } from '../../../kubernetes/object';
import { isTemplated } from '../../../yaml/templated';
import { podContainers, type Container } from '../../containers';
import { servedContainers, type ServedContainer } from '../../links/served-containers';
import { isPatch } from '../../patch';
import type { Finding, LintObject, Rule } from '../../rule';
import { preStopSleep } from '../../rollout/pre-stop';

/** Seconds until every node and proxy has heard that a pod goes; a usual value, not a promise. */
const standardSleep = 5;

export const graceTooShort: Rule = {
  meta: {
    id: 'grace-too-short',
    title: 'Pods stop before their traffic does',
    severity: 'hint',
    category: 'rollout',
    acrossFiles: true,
    why: [
      'When a pod is deleted, two things happen at once: its containers get SIGTERM, and every node and load balancer is told to send it nothing more. The second takes a moment, so a server that stops at once refuses connections in every rollout and every scale-down. A preStop sleep of a few seconds keeps it serving until the news has spread.',
      'The sleep is part of terminationGracePeriodSeconds (30 by default): a sleep as long as that leaves nothing for the shutdown itself, and the container is killed with its requests open.',
    ].join('\n\n'),
    whatToDo:
      'Set `lifecycle.preStop.sleep.seconds` to 5 or so (Kubernetes 1.30), and keep terminationGracePeriodSeconds well above it. A server that goes on serving for a while after SIGTERM needs no sleep.',
    links: [
      {
        title: 'Pod termination',
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
      },
      {
        title: 'Termination and endpoints',
        url: 'https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/',
      },
    ],
  },
  maySayWorse: true,
  about: { pods: true },
  check(target, context) {
    if (groupOf(target.object) === 'batch' || isPatch(target)) return [];
    const served = servedContainers(target, context).filter(({ service }) => !isHeadless(service));
    return podContainers(target)
      .filter(({ role }) => role !== 'init')
      .flatMap(container => [
        ...sleepsAwayItsGrace(container, target),
        ...stopsAtOnce(served.find(one => one.container.fields === container.fields)),
      ]);
  },
};

function isHeadless({ object }: LintObject): boolean {
  return asRecord(object['spec'])['clusterIP'] === 'None';
}

/** Sure whatever else is there, so more than a hint. */
function sleepsAwayItsGrace({ fields, path, pod, name }: Container, target: LintObject): readonly Finding[] {
  const grace = pod['terminationGracePeriodSeconds'] ?? 30;
  const { preStop } = asRecord(fields['lifecycle']);
  const sleep = preStopSleep(preStop);
  if (sleep === undefined || typeof grace !== 'number' || sleep < grace) return [];
  // validateSleepAction in pkg/apis/core/validation/validation.go; of what a command does the API server knows nothing.
  const isRefused = sleep > grace && isRecord(asRecord(preStop)['sleep']);
  // path: …, 'containers', n
  const at = [...path.slice(0, -2), 'terminationGracePeriodSeconds'];
  const longer = Math.ceil(sleep) + 30;
  return [
    {
      path: [...path, 'lifecycle', 'preStop'],
      at: 'key',
      ...(isRefused ? { severity: 'error', refusedByServer: true } : { severity: 'warning' }),
      message: isRefused
        ? l10n.t`The API server refuses a preStop sleep of ${sleep} s in the grace period of ${grace} s (container "${name}"). Raise terminationGracePeriodSeconds.`
        : l10n.t`Container "${name}" sleeps ${sleep} s of its ${grace} s grace period and is killed before it can finish its requests. Raise terminationGracePeriodSeconds.`,
      fixes: [
        {
          title: l10n.t`Set terminationGracePeriodSeconds to ${longer}`,
          safe: false,
          changes: [{ op: 'set', path: at, value: longer }],
          placeholder: at,
        },
      ],
      related: [{ of: target, path: at, message: l10n.t`The grace period` }],
    },
  ];
}

function stopsAtOnce(served: ServedContainer | undefined): readonly Finding[] {
  if (!served) return [];
  const { container, service } = served;
  const { lifecycle } = container.fields;
  const preStop = asRecord(lifecycle)['preStop'];
  const hasHook = isRecord(preStop) || isTemplated(preStop) || isTemplated(lifecycle);
  if (hasHook || container.pod['terminationGracePeriodSeconds'] === 0) return [];
  const seconds = [...container.path, 'lifecycle', 'preStop', 'sleep', 'seconds'];
  return [
    {
      path: seconds,
      message: l10n.t`Container "${container.name}" gets SIGTERM while Service "${nameOf(service.object) ?? ''}" may still send it connections. Set a preStop sleep of a few seconds.`,
      fixes: [
        {
          title: l10n.t`Sleep ${standardSleep} s before stopping`,
          safe: false,
          changes: [{ op: 'set', path: seconds, value: standardSleep }],
          placeholder: seconds,
        },
      ],
      related: [{ of: service, path: [...service.path, 'spec', 'selector'], message: l10n.t`Selects these pods` }],
    },
  ];
}
