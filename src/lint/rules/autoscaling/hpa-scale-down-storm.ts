import * as l10n from '@vscode/l10n';
import { asList, asRecord, isRecord } from '../../../kubernetes/object';
import { isAutoscaler } from '../../links/scale-target';
import type { Rule, RuleOptions } from '../../rule';

/** Default of the controller manager's --horizontal-pod-autoscaler-downscale-stabilization. */
const standardWindow = 300;

export const hpaScaleDownStorm: Rule = {
  meta: {
    id: 'hpa-scale-down-storm',
    title: 'Autoscaler takes all pods away at the first lull',
    severity: 'info',
    category: 'autoscaling',
    why: 'The stabilization window holds pods while the load only pauses; by default it is 300 s. With a window of seconds and no policy that limits the step, one quiet measurement takes the pods down to minReplicas, and the next wave of requests meets them alone while new pods start. Metrics come every 15 s, so a short window is a handful of measurements.',
    whatToDo:
      'Leave `stabilizationWindowSeconds` out of scaleDown, or set it to minutes; or limit the step with a policy, such as 10 percent every 60 s.',
    links: [
      {
        title: 'Configurable scaling behavior',
        url: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#configurable-scaling-behavior',
      },
    ],
    options: [
      {
        name: 'seconds',
        description: 'A window below this many seconds is short.',
        default: 60,
      },
    ],
  },
  about: { kinds: ['HorizontalPodAutoscaler'] },
  check(target, _context, options) {
    if (!isAutoscaler(target)) return [];
    const { behavior, minReplicas = 1 } = asRecord(target.object['spec']);
    const scaleDown = asRecord(asRecord(behavior)['scaleDown']);
    const window = scaleDown['stabilizationWindowSeconds'];
    if (typeof window !== 'number' || !isShort(window, options) || isLimited(scaleDown)) return [];
    const path = [...target.path, 'spec', 'behavior', 'scaleDown', 'stabilizationWindowSeconds'];
    const least = typeof minReplicas === 'number' ? String(minReplicas) : 'minReplicas';
    return [
      {
        path,
        message: l10n.t`A lull of ${window} s may take all pods down to ${least} in one step. Set stabilizationWindowSeconds to ${standardWindow}, or limit the step with a policy.`,
        fixes: [
          {
            title: l10n.t`Set the window to ${standardWindow} s`,
            safe: false,
            changes: [{ op: 'set', path, value: standardWindow }],
            placeholder: path,
          },
        ],
        related: ['policies', 'selectPolicy'].flatMap(key =>
          scaleDown[key] === undefined
            ? []
            : [{ of: target, path: [...path.slice(0, -1), key], message: l10n.t`Lets all pods go at once` }],
        ),
      },
    ];
  },
};

function isShort(window: number, { seconds }: RuleOptions): boolean {
  return window < (typeof seconds === 'number' ? seconds : 60);
}

/** No policy is 100 percent every 15 s; of several the largest step counts, unless selectPolicy is Min. */
function isLimited({ policies, selectPolicy }: Readonly<Record<string, unknown>>): boolean {
  if (selectPolicy === 'Disabled') return true;
  if (policies === undefined || policies === null) return false;
  if (!Array.isArray(policies) || !policies.every(isRecord)) return true;
  const limits = asList(policies).map(policy => !takesAll(asRecord(policy)));
  return selectPolicy === 'Min' ? limits.some(Boolean) : limits.every(Boolean);
}

function takesAll({ type, value }: Readonly<Record<string, unknown>>): boolean {
  return type === 'Percent' && typeof value === 'number' && value >= 100;
}
