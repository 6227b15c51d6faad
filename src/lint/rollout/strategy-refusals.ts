import * as l10n from '@vscode/l10n';
import { isRecord, textOf } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Finding } from '../rule';
import { amountRefusals, amounts, decodes, isNothing, suggestion, type Amount } from './strategy-amounts';
import { shown } from '../shown';

/** What ValidateDeploymentStrategy and ValidateRollingUpdateDeployment (pkg/apis/apps/validation) refuse. */
export function deploymentStrategyRefusals(strategy: unknown, path: Path): readonly Finding[] {
  if (!isRecord(strategy)) return [];
  const { type, rollingUpdate } = strategy;
  const wrongType = typeRefusals(type, ['RollingUpdate', 'Recreate'], path);
  if (wrongType.length > 0 || isTemplated(type)) return wrongType;
  if (type === 'Recreate') return isRecord(rollingUpdate) ? [besideRecreate(path)] : [];
  if (!isRecord(rollingUpdate)) return [];
  const [maxUnavailable, maxSurge] = amounts(rollingUpdate, '25%', '25%', path);
  return [
    ...amountRefusals(rollingUpdate, [maxUnavailable, maxSurge], [maxUnavailable]),
    ...(isNothing(maxUnavailable) && isNothing(maxSurge) ? [neither(maxUnavailable, maxSurge)] : []),
  ];
}

/** What ValidateDaemonSetUpdateStrategy and ValidateRollingUpdateDaemonSet refuse. */
export function daemonSetStrategyRefusals(strategy: unknown, path: Path): readonly Finding[] {
  if (!isRecord(strategy)) return [];
  const { type, rollingUpdate } = strategy;
  const wrongType = typeRefusals(type, ['RollingUpdate', 'OnDelete'], path);
  if (wrongType.length > 0 || isTemplated(type) || !isRecord(rollingUpdate)) return wrongType;
  const [maxUnavailable, maxSurge] = amounts(rollingUpdate, 1, 0, path);
  // What does not count must still decode.
  if (type === 'OnDelete')
    return amountRefusals(
      rollingUpdate,
      [maxUnavailable, maxSurge].filter(({ key }) => !decodes(rollingUpdate[key])),
      [],
    );
  const refused = amountRefusals(rollingUpdate, [maxUnavailable, maxSurge], [maxUnavailable, maxSurge]);
  if (!maxUnavailable.value || !maxSurge.value) return refused;
  if (isNothing(maxUnavailable) && isNothing(maxSurge)) return [...refused, neither(maxUnavailable, maxSurge)];
  return isNothing(maxUnavailable) || isNothing(maxSurge) ? refused : [...refused, both(maxUnavailable, maxSurge)];
}

function typeRefusals(type: unknown, allowed: readonly string[], path: Path): readonly Finding[] {
  if (type === undefined || type === null || type === '' || isTemplated(type) || allowed.includes(textOf(type)))
    return [];
  const at = [...path, 'type'];
  const meant = allowed.find(one => one.toLowerCase() === textOf(type).toLowerCase());
  return [
    {
      path: at,
      message: l10n.t`The API server knows no strategy ${shown(type)}. Set it to ${allowed.join(' or ')}.`,
      fixes: meant
        ? [{ title: l10n.t`Write ${meant}`, safe: true, changes: [{ op: 'set', path: at, value: meant }] }]
        : [],
    },
  ];
}

function besideRecreate(path: Path): Finding {
  const at = [...path, 'rollingUpdate'];
  return {
    path: at,
    at: 'key',
    message: l10n.t`rollingUpdate is refused beside type Recreate. Remove it, or set type to RollingUpdate.`,
    fixes: [
      { title: l10n.t`Remove rollingUpdate`, safe: false, changes: [{ op: 'remove', path: at }] },
      {
        title: l10n.t`Set type to RollingUpdate`,
        safe: false,
        changes: [{ op: 'set', path: [...path, 'type'], value: 'RollingUpdate' }],
      },
    ],
  };
}

function neither(maxUnavailable: Amount, maxSurge: Amount): Finding {
  return {
    path: maxUnavailable.path,
    message: l10n.t`With maxUnavailable and maxSurge both 0 no pod can be replaced, so it is refused. Set maxSurge to 1, or maxUnavailable where there is no room for one more pod.`,
    fixes: [suggestion(maxSurge.path, 1), suggestion(maxUnavailable.path, 1)],
  };
}

function both(maxUnavailable: Amount, maxSurge: Amount): Finding {
  return {
    path: maxSurge.path,
    message: l10n.t`A DaemonSet takes maxSurge or maxUnavailable, not both (maxUnavailable is 1 by default). Set one of them to 0.`,
    fixes: [suggestion(maxUnavailable.path, 0), suggestion(maxSurge.path, 0)],
  };
}
