import * as l10n from '@vscode/l10n';
import { asRecord, isRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { isTemplated } from '../../../yaml/templated';
import { podContainers, type Container } from '../../containers';
import { isPatch } from '../../patch';
import type { Finding, Fix, Rule, RuleOptions } from '../../rule';
import { commandLine } from '../../rollout/command-line';
import { patience, readProbe, type Probe } from '../../rollout/probe';

/** Commands that start a JVM, an Erlang node or Python for one question. */
const heavy = /(^|[\s/])(java|nodetool|cqlsh|rabbitmqctl|rabbitmq-diagnostics|kafka-[\w-]+\.sh)(\s|$)/;

export const livenessTooEager: Rule = {
  meta: {
    id: 'liveness-too-eager',
    title: 'Liveness probe that kills within seconds',
    severity: 'info',
    category: 'rollout',
    why: [
      'Liveness fails most often under load: the CPU limit throttles, a garbage collection pauses, the answer comes after the timeout (1 s by default). A probe that restarts the container after a few seconds turns a slow minute into an outage, since every restart begins cold.',
      'The container is killed (failureThreshold − 1) × periodSeconds + timeoutSeconds after it stopped answering; at the start, initialDelaySeconds come on top unless a startupProbe holds the liveness probe back.',
    ].join('\n\n'),
    whatToDo:
      'Allow for the longest pause that is still healthy: raise failureThreshold (3 by default) and timeoutSeconds, and give slow starters a startupProbe.',
    links: [
      {
        title: 'Configure probes',
        url: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
      },
    ],
    options: [
      { name: 'pauseSeconds', description: 'A container should survive a pause of this many seconds.', default: 5 },
      { name: 'startSeconds', description: 'A container should be allowed this many seconds to start.', default: 10 },
    ],
  },
  about: { pods: true },
  check(target, _context, options) {
    if (isPatch(target)) return [];
    return podContainers(target).flatMap(container => {
      const probe = readProbe(container.fields['livenessProbe']);
      if (!probe || isTemplated(container.fields['startupProbe'])) return [];
      return eagerness(container, probe, options);
    });
  },
};

/** One of three: a check can hardly answer in its time, a pause kills the container, or it cannot start. */
function eagerness(container: Container, probe: Probe, options: RuleOptions): readonly Finding[] {
  const { name, fields, path } = container;
  const at = [...path, 'livenessProbe'];
  const tool = heavy.exec(commandLine(probe.handler['exec']))?.[2];
  if (tool !== undefined && probe.timeout <= 1)
    return [
      finding(
        at,
        l10n.t`${tool} starts a whole runtime for each check and has ${probe.timeout} s for it. Raise timeoutSeconds.`,
        setting([...at, 'timeoutSeconds'], 10),
      ),
    ];
  const seconds = patience(probe);
  const pause = asNumber(options['pauseSeconds'], 5);
  const start = isRecord(fields['startupProbe']) ? 0 : asNumber(options['startSeconds'], 10) - probe.initialDelay;
  if (seconds < pause)
    return [
      finding(
        at,
        l10n.t`Container "${name}" is killed ${seconds} s after it stops answering. Raise failureThreshold.`,
        surviving(at, probe, Math.max(pause, start)),
      ),
    ];
  if (seconds >= start) return [];
  return [
    finding(
      at,
      l10n.t`Container "${name}" is killed when it needs more than ${probe.initialDelay + seconds} s to start. Add a startupProbe, or raise failureThreshold.`,
      startingSlowly(path, fields['livenessProbe']),
    ),
  ];
}

function finding(path: Path, message: string, fix: Fix): Finding {
  return { path, at: 'key', message, fixes: [fix] };
}

/** At least the default of 3 failures. */
function surviving(at: Path, { period, timeout }: Probe, seconds: number): Fix {
  return setting([...at, 'failureThreshold'], Math.max(3, Math.ceil((seconds - timeout) / period) + 1));
}

/** The same question, asked for five minutes before liveness begins. */
function startingSlowly(container: Path, liveness: unknown): Fix {
  const { httpGet, tcpSocket, grpc, exec } = asRecord(liveness);
  const handler = Object.fromEntries(Object.entries({ httpGet, tcpSocket, grpc, exec }).filter(([, value]) => value));
  const path = [...container, 'startupProbe'];
  return {
    title: l10n.t`Add a startupProbe that allows 300 s`,
    safe: false,
    changes: [{ op: 'set', path, value: { ...handler, periodSeconds: 5, failureThreshold: 60 } }],
    placeholder: [...path, 'failureThreshold'],
  };
}

function setting(path: Path, value: number): Fix {
  const title = l10n.t`Set ${String(path.at(-1))} to ${value}`;
  return { title, safe: false, changes: [{ op: 'set', path, value }], placeholder: path };
}

function asNumber(value: unknown, standard: number): number {
  return typeof value === 'number' ? value : standard;
}
