import * as l10n from '@vscode/l10n';
import type { YamlChange } from '../../yaml/change';
import { valueAt } from '../value-at';
import type { Check } from './check';

/** Whether kube-burner has read `global` when it comes to the jobs; --set sorts the keys. */
export function isGlobalFirst(written: unknown, set: readonly string[] = []): boolean {
  if (set.length > 0) return true;
  const keys = typeof written === 'object' && written !== null ? Object.keys(written) : [];
  return keys.indexOf('global') < keys.indexOf('jobs');
}

/** global.waitWhenFinished takes the waits of the jobs away while they are decoded: only of those that stand below it. */
export const order: Check = ({ config, written, set }) => {
  if (!config.global.waitWhenFinished || isGlobalFirst(written, set)) return [];
  const waiting = config.jobs.flatMap((job, index) => (job.podWait || job.waitWhenFinished ? [index] : []));
  if (waiting.length === 0) return [];
  const changes = waiting.flatMap((index): readonly YamlChange[] => [
    { op: 'set', path: ['jobs', index, 'waitWhenFinished'], value: false },
    ...(valueAt(written, ['jobs', index, 'podWait']) === true
      ? [{ op: 'set' as const, path: ['jobs', index, 'podWait'], value: false }]
      : []),
  ]);
  const message = l10n.t`global stands below jobs: kube-burner has read the jobs by then, and each still waits for itself. Put global above jobs.`;
  const title = l10n.t`Switch off the waits of the jobs`;
  return [
    {
      ...{ rule: 'burner-order', severity: 'warning', message },
      path: ['global', 'waitWhenFinished'],
      fixes: [{ title, safe: false, changes }],
    },
  ];
};
