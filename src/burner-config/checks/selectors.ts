import * as l10n from '@vscode/l10n';
import type { Path } from '../../yaml/place';
import type { ConfigFinding, ConfigFix } from '../finding';
import type { Check } from './check';

/** Jobs that find their objects need kind and labels: without labels they would take everything. */
export const selectors: Check = ({ config }) =>
  config.jobs.flatMap((job, index) => {
    if (job.jobType === 'create') return [];
    const maker = config.jobs.slice(0, index).findLast(({ jobType }) => jobType === 'create')?.name;
    return job.objects.flatMap((object, at): readonly ConfigFinding[] => {
      const path = ['jobs', index, 'objects', at];
      const rule = job.jobType === 'patch' ? 'burner-patch' : 'burner-selector';
      const finding = (message: string, fixes: readonly ConfigFix[] = []): ConfigFinding[] => [
        { rule, severity: 'error', path, message, fixes },
      ];
      return [
        ...(object.kind === undefined && job.jobType !== 'kubevirt'
          ? finding(l10n.t`A ${job.jobType} job needs the kind of its objects.`)
          : []),
        ...(Object.keys(object.labelSelector ?? {}).length === 0
          ? finding(
              l10n.t`A ${job.jobType} job needs a labelSelector: kube-burner refuses to take all objects of a kind.`,
              maker === undefined ? [] : [ofJob(path, maker)],
            )
          : []),
        ...(job.jobType === 'patch' && object.patchType === undefined
          ? finding(l10n.t`A patch job needs the patchType of its objects.`, [strategic(path)])
          : []),
      ];
    });
  });

function ofJob(path: Path, maker: string): ConfigFix {
  const value = { 'kube-burner.io/job': maker };
  return {
    title: l10n.t`Take what job ${maker} made`,
    ...{ safe: false, changes: [{ op: 'set', path: [...path, 'labelSelector'], value }] },
  };
}

function strategic(path: Path): ConfigFix {
  const at = [...path, 'patchType'];
  const value = 'application/strategic-merge-patch+json';
  return {
    title: l10n.t`Set patchType to ${value}`,
    safe: false,
    changes: [{ op: 'set', path: at, value }],
    placeholder: at,
  };
}
