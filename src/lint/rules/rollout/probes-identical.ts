import * as l10n from '@vscode/l10n';
import type { PlainRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { podContainers } from '../../containers';
import { isPatch } from '../../patch';
import type { Fix, Rule } from '../../rule';
import { readProbe, type Probe } from '../../rollout/probe';

export const probesIdentical: Rule = {
  meta: {
    id: 'probes-identical',
    title: 'Liveness and readiness ask the same',
    severity: 'info',
    category: 'rollout',
    why: 'Under overload the answer comes late. A readiness probe then takes the pod out of its Services until it has caught up; a liveness probe of the same request and thresholds kills it at the same moment, so it comes back cold while the other pods get its share, and fail next.',
    whatToDo:
      'Let readiness fail first and liveness much later: a higher failureThreshold for the liveness probe, or a request that only says whether the process is stuck. Without a good such request no liveness probe is better.',
    links: [
      {
        title: 'Liveness, readiness and startup probes',
        url: 'https://kubernetes.io/docs/concepts/workloads/pods/probes/',
      },
    ],
    peers: { 'kube-score': 'pod-probes-identical' },
  },
  about: { pods: true },
  check(target) {
    if (isPatch(target)) return [];
    return podContainers(target).flatMap(({ fields, path, name }) => {
      const liveness = readProbe(fields['livenessProbe']);
      const readiness = readProbe(fields['readinessProbe']);
      if (!liveness || !readiness || !isSame(liveness, readiness)) return [];
      const threshold = [...path, 'livenessProbe', 'failureThreshold'];
      const later = liveness.failureThreshold * 3;
      // An anchor and its alias are one text: what is set in one is set in both.
      const oneText = fields['livenessProbe'] === fields['readinessProbe'];
      return [
        {
          path: [...path, 'livenessProbe'],
          at: 'key' as const,
          message: l10n.t`Liveness and readiness of container "${name}" ask the same at the same pace, so an overloaded pod is killed instead of spared. Raise the failureThreshold of the livenessProbe.`,
          fixes: oneText ? [] : [raised(later, threshold)],
          related: [{ of: target, path: [...path, 'readinessProbe'], message: l10n.t`The same probe` }],
        },
      ];
    });
  },
};

function raised(later: number, threshold: Path): Fix {
  return {
    title: l10n.t`Set the liveness failureThreshold to ${later}`,
    safe: false,
    changes: [{ op: 'set', path: threshold, value: later }],
    placeholder: threshold,
  };
}

/** How long they wait at first does not matter: under load both are long past it. */
function isSame(a: Probe, b: Probe): boolean {
  return (
    a.period === b.period &&
    a.timeout === b.timeout &&
    a.failureThreshold === b.failureThreshold &&
    canonical(a.handler) === canonical(b.handler)
  );
}

function canonical(handler: PlainRecord): string {
  return JSON.stringify(handler, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
