import * as l10n from '@vscode/l10n';
import type { Path } from '../../yaml/place';
import { asRecord } from '../../kubernetes/object';
import type { JobConfig, MeasurementConfig } from '../config';
import type { ConfigFinding, ConfigFix } from '../finding';
import { valueAt } from '../value-at';
import type { Check, CheckTarget } from './check';
import { sampleBodies } from './sample-bodies';

/** What kube-burner's code does other than its pages say (reference: its source after v2.7.3). */
export const upstreamBugs: Check = target => [
  ...timeout(target),
  ...target.config.global.measurements.flatMap((one, at) => measurement(target, one, ['global', 'measurements', at])),
  ...target.config.jobs.flatMap((job, index) => ofJob(target, job, ['jobs', index])),
];

const bug = (
  path: Path,
  message: string,
  fixes: readonly ConfigFix[] = [],
  severity: ConfigFinding['severity'] = 'warning',
): ConfigFinding => ({
  ...{ rule: 'burner-upstream-bug', severity, path, message, fixes },
});
const setting = (path: Path, value: unknown): ConfigFix => ({
  title: l10n.t`Set ${String(path.at(-1))} to ${JSON.stringify(value)}`,
  ...{ safe: false, changes: [{ op: 'set', path, value }], placeholder: path },
});
const removing = (path: Path, safe: boolean): ConfigFix => ({
  title: l10n.t`Remove ${String(path.at(-1))}`,
  ...{ safe, changes: [{ op: 'remove', path }] },
});

function timeout({ written }: CheckTarget): readonly ConfigFinding[] {
  const path = ['global', 'timeout'];
  if (valueAt(written, path) === undefined) return [];
  const message = l10n.t`kube-burner reads global.timeout and then overwrites it: its option --timeout counts. Remove it.`;
  return [bug(path, message, [removing(path, true)])];
}

function ofJob(target: CheckTarget, job: JobConfig, path: Path): readonly ConfigFinding[] {
  return [
    ...job.measurements.flatMap((one, at) => measurement(target, one, [...path, 'measurements', at])),
    ...job.hooks.flatMap((_, at) => hook(job, at, [...path, 'hooks', at])),
    ...growth(target, job, [...path, 'incrementalLoad', 'pattern']),
    ...job.objects.flatMap((object, at): readonly ConfigFinding[] => {
      const { pauseBeforeGC = 0, gc = false } = object.group ?? {};
      if (pauseBeforeGC === 0 || gc) return [];
      const key = [...path, 'objects', at, 'group', 'pauseBeforeGC'];
      const message = l10n.t`pauseBeforeGC pauses after the group even without gc: true. Remove it, or set gc.`;
      return [bug(key, message, [removing(key, false)])];
    }),
  ];
}

function hook(job: JobConfig, at: number, path: Path): readonly ConfigFinding[] {
  const when = job.hooks[at]?.when;
  const mode = job.churnConfig?.mode;
  const key = [...path, 'when'];
  switch (when) {
    case 'beforeChurn':
      return [
        bug(
          key,
          l10n.t`kube-burner accepts beforeChurn and never runs it. Use afterJobExecution, the moment before churn.`,
          [setting(key, 'afterJobExecution')],
        ),
      ];
    case 'afterChurn':
      return mode === 'objects'
        ? [
            bug(
              key,
              l10n.t`When an afterChurn hook fails, kube-burner crashes and leaves its objects. Make sure that the command ends with 0.`,
              [],
              'info',
            ),
          ]
        : [
            bug(
              key,
              l10n.t`kube-burner runs afterChurn only with churnConfig.mode: objects, so this hook never runs. Use beforeCleanup, the moment after churn.`,
              [setting(key, 'beforeCleanup')],
            ),
          ];
    case 'onEachIteration':
      return [
        bug(
          key,
          l10n.t`When an onEachIteration hook fails, kube-burner crashes and leaves its objects. Make sure that the command ends with 0.`,
          [],
          'info',
        ),
      ];
    case 'beforeGC':
    case 'afterGC':
      return [
        bug(
          key,
          l10n.t`kube-burner runs ${when} around the clean-up before the run, not around garbage collection. Use afterCleanup for the end.`,
          [setting(key, 'afterCleanup')],
        ),
      ];
    default:
      return [];
  }
}

function growth({ written }: CheckTarget, job: JobConfig, path: Path): readonly ConfigFinding[] {
  const pattern = job.incrementalLoad?.pattern;
  if (pattern?.type !== 'exponential') return [];
  const inner = [...path, 'exponential'];
  if (valueAt(written, inner) === undefined) {
    const message = l10n.t`kube-burner crashes on an exponential pattern without its block. Add exponential, with the base at least.`;
    return [bug([...path, 'type'], message, [setting(inner, { base: 2 })], 'error')];
  }
  const message = l10n.t`kube-burner adds startIterations × base^step to what is there: with base 2 and start 5 it goes 5, 25, 65, not 5, 10, 20 as its page says. Set maxIncrease to hold it.`;
  const capped = (pattern.exponential?.maxIncrease ?? 0) > 0;
  return capped
    ? []
    : [
        bug(
          [...path, 'type'],
          message,
          [setting([...inner, 'maxIncrease'], Math.max(1, job.incrementalLoad?.startIterations ?? 0))],
          'info',
        ),
      ];
}

/** Stages that a threshold may name; others never match. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  podLatency: ['ContainersReady', 'Initialized', 'Ready', 'PodScheduled'],
  jobLatency: ['Complete'],
  pvcLatency: ['Pending', 'Bound', 'Lost'],
  nodeLatency: ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'],
  vmiLatency: ['VMIPending', 'VMIScheduling', 'VMIScheduled', 'VMIRunning'],
  volumeSnapshotLatency: ['Ready'],
  dataVolumeLatency: ['Bound', 'Running', 'Ready'],
};
const INDEXED = ['podLatency', 'serviceLatency', 'nodeLatency', 'pvcLatency'];

function measurement(target: CheckTarget, one: MeasurementConfig, path: Path): readonly ConfigFinding[] {
  const found: ConfigFinding[] = [];
  if (one.name === 'serviceLatency') found.push(...service(target, one, path));
  if (one.name === 'pprof' && (one.pprofDirectory ?? '') === '') {
    const key = [...path, 'pprofDirectory'];
    const message = l10n.t`The default pprof of pprofDirectory is never set: profiles land in the working folder. Set pprofDirectory.`;
    found.push(bug([...path, 'name'], message, [setting(key, 'pprof')]));
  }
  const stages = Object.hasOwn(STAGES, one.name) ? STAGES[one.name] : undefined;
  for (const [at, threshold] of one.thresholds.entries()) {
    if (stages === undefined || stages.includes(threshold.conditionType)) continue;
    const key = [...path, 'thresholds', at, 'conditionType'];
    const message = l10n.t`kube-burner never finds ${threshold.conditionType} among the stages of ${one.name}: the threshold cannot fail. It takes ${stages.join(', ')}.`;
    found.push(bug(key, message));
  }
  for (const key of ['quantilesIndexer', 'timeseriesIndexer'] as const) {
    if (one[key] === undefined || INDEXED.includes(one.name)) continue;
    const message = l10n.t`kube-burner follows ${key} only for ${INDEXED.join(', ')}: documents of ${one.name} go to every indexer. Remove it.`;
    found.push(bug([...path, key], message, [removing([...path, key], true)]));
  }
  return found;
}

function service(target: CheckTarget, one: MeasurementConfig, path: Path): readonly ConfigFinding[] {
  const found: ConfigFinding[] = [];
  if ((one.svcTimeout ?? 0) === 0) {
    const message = l10n.t`serviceLatency ends the run at once with "svcTimeout cannot be 0": the default of 5s on its page is never set. Set svcTimeout.`;
    found.push(bug([...path, 'name'], message, [setting([...path, 'svcTimeout'], '5s')], 'error'));
  }
  if (one.thresholds.length > 0) {
    const message = l10n.t`kube-burner never looks at thresholds of serviceLatency: the run passes whatever it measures. Remove them.`;
    found.push(bug([...path, 'thresholds'], message, [removing([...path, 'thresholds'], true)]));
  }
  const balanced = target.config.jobs.some(job =>
    job.objects.some((_, at) =>
      sampleBodies(target, job, at).some(
        ({ kind, body }) => kind === 'Service' && asRecord(body['spec'])['type'] === 'LoadBalancer',
      ),
    ),
  );
  if (balanced) {
    const message = l10n.t`For a Service of type LoadBalancer kube-burner asks the host name where there is an address and the address where there is a name: the figure of its readiness is wrong.`;
    found.push(bug([...path, 'name'], message, [], 'info'));
  }
  return found;
}
