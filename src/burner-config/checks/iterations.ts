import * as l10n from '@vscode/l10n';
import type { Path } from '../../yaml/place';
import type { JobConfig } from '../config';
import type { ConfigFinding } from '../finding';
import type { Check } from './check';

/** Counts that make sense: at least one iteration, and one rhythm for all objects that do not come every time. */
export const iterations: Check = ({ config }) =>
  config.jobs.flatMap((job, index) => [...ofJob(job, index), ...ofObjects(job, index)]);

const finding = (path: Path, message: string, key: string, value: number | boolean): ConfigFinding => {
  const changed = [...path.slice(0, -1), key];
  return {
    ...{ rule: 'burner-iterations', severity: 'error', path, message },
    fixes: [
      { title: l10n.t`Set ${key} to ${String(value)}`, safe: false, changes: [{ op: 'set', path: changed, value }] },
    ],
  };
};

function ofJob(job: JobConfig, index: number): readonly ConfigFinding[] {
  const counted = job.jobType === 'create' || job.jobType === 'read';
  const found: ConfigFinding[] = [];
  const least = (key: 'jobIterations' | 'iterationsPerNamespace') => {
    const message = l10n.t`${key} is ${job[key]}: at least 1 is needed.`;
    found.push(finding(['jobs', index, key], message, key, 1));
  };
  if (counted && job.jobIterations < 1) least('jobIterations');
  if (job.iterationsPerNamespace < 1) least('iterationsPerNamespace');
  return found;
}

function ofObjects(job: JobConfig, index: number): readonly ConfigFinding[] {
  const rhythms = [...new Set(job.objects.map(one => one.repeatEveryNIterations).filter(every => every !== 1))];
  const churns = job.churnConfig?.mode === 'objects' && (job.churnConfig.cycles > 0 || job.churnConfig.duration > 0);
  const key = 'repeatEveryNIterations';
  return job.objects.flatMap(({ repeatEveryNIterations: every, churn }, at) => {
    const path = ['jobs', index, 'objects', at, key];
    if (every < 1) return [finding(path, l10n.t`repeatEveryNIterations must be at least 1.`, key, 1)];
    if (every !== 1 && rhythms.length > 1)
      return [
        finding(
          path,
          l10n.t`repeatEveryNIterations must be the same for all objects of a job, or 1.`,
          key,
          rhythms[0] ?? 1,
        ),
      ];
    if (every > 1 && churn && churns)
      return [
        finding(
          path,
          l10n.t`Churn of mode objects cannot make again what comes every ${every} iterations: kube-burner refuses it. Set churn: false on the object.`,
          'churn',
          false,
        ),
      ];
    return [];
  });
}
