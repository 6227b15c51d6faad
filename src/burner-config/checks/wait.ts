import * as l10n from '@vscode/l10n';
import type { Path } from '../../yaml/place';
import { asRecord } from '../../kubernetes/object';
import type { JobConfig, ObjectConfig } from '../config';
import type { ConfigFinding } from '../finding';
import { valueAt } from '../value-at';
import type { Check, CheckTarget } from './check';
import { sampleBodies, type SampleBody } from './sample-bodies';

/** Kinds that kube-burner waits for by itself (pkg/burner/waiters.go). */
const WAITED = [
  ...['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'VirtualMachineInstanceReplicaSet'],
  ...['DaemonSet', 'Pod', 'Job', 'PersistentVolumeClaim', 'Build', 'BuildConfig'],
  ...['VirtualMachine', 'VirtualMachineInstance', 'DataVolume', 'DataSource', 'VolumeSnapshot'],
];
/** Ready is spec.replicas equal to status.readyReplicas, which is not there at 0. */
const COUNTED = WAITED.slice(0, 5);
/** kube-burner's run label goes into the pod templates of these only. */
const LABELLED = ['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'VirtualMachine'];

/** Waits that do not wait, or never end. */
export const wait: Check = target => [
  ...goneBefore(target),
  ...target.config.jobs.flatMap((job, index) => ofJob(target, job, index)),
];

/** One wait after all jobs needs the objects to stay until then. */
function goneBefore({ config }: CheckTarget): readonly ConfigFinding[] {
  if (!config.global.waitWhenFinished) return [];
  return config.jobs.flatMap((job, index): readonly ConfigFinding[] => {
    if (!job.gc) return [];
    const path = ['jobs', index, 'gc'];
    const message = l10n.t`gc of a job and global.waitWhenFinished exclude each other: the objects would be gone before the wait.`;
    const title = l10n.t`Collect at the end of the run: global.gc`;
    const changes = [{ op: 'remove', path } as const, { op: 'set', path: ['global', 'gc'], value: true } as const];
    return [{ rule: 'burner-wait', severity: 'error', path, message, fixes: [{ title, safe: false, changes }] }];
  });
}

function ofJob(target: CheckTarget, job: JobConfig, index: number): readonly ConfigFinding[] {
  if (job.jobType !== 'create') return [];
  return job.objects.flatMap((object, at) => {
    const path = ['jobs', index, 'objects', at];
    const bodies = sampleBodies(target, job, at);
    return [
      ...notWaitedFor(target, object, path, bodies),
      ...nothingListed(object, path, bodies),
      ...neverReady(target.config.global.waitWhenFinished, job, object, path, bodies),
    ];
  });
}

const warning = (path: Path, message: string, fixes: ConfigFinding['fixes'] = []): ConfigFinding => ({
  ...{ rule: 'burner-wait', severity: 'warning', path, message, fixes },
});

/** Only where somebody asks for the wait: every ConfigMap has `wait` by default. */
function notWaitedFor(
  { written }: CheckTarget,
  object: ObjectConfig,
  path: Path,
  bodies: readonly SampleBody[],
): readonly ConfigFinding[] {
  const { kind, customStatusPaths = [] } = object.waitOptions ?? {};
  if (!object.wait || customStatusPaths.length > 0) return [];
  const says = l10n.t`give waitOptions.customStatusPaths`;
  if (kind !== undefined) {
    if (WAITED.includes(kind)) return [];
    const message = l10n.t`kube-burner does not know when a ${kind} is ready, so it does not wait: ${says}.`;
    return [warning([...path, 'waitOptions', 'kind'], message)];
  }
  const asked = valueAt(written, [...path, 'wait']) === true || object.waitOptions?.labelSelector !== undefined;
  const other = bodies.find(one => !WAITED.includes(one.kind));
  if (!asked || other === undefined || bodies.some(one => WAITED.includes(one.kind))) return [];
  const message = l10n.t`kube-burner does not know when a ${other.kind} is ready, so it does not wait: ${says}, or leave wait out.`;
  const isWritten = valueAt(written, [...path, 'wait']) === true;
  const removing = { op: 'remove', path: [...path, 'wait'] } as const;
  const fixes = isWritten ? [{ title: l10n.t`Remove wait`, safe: true, changes: [removing] }] : [];
  return [warning([...path, isWritten ? 'wait' : 'waitOptions'], message, fixes)];
}

/** The list that a wait asks for is empty from the start, and that counts as ready. */
function nothingListed(object: ObjectConfig, path: Path, bodies: readonly SampleBody[]): readonly ConfigFinding[] {
  const { kind, labelSelector = {} } = object.waitOptions ?? {};
  if (!object.wait || bodies.length === 0 || (kind === undefined && Object.keys(labelSelector).length === 0)) return [];
  const owner = bodies.find(one => ['Job', 'CronJob'].includes(one.kind));
  const made = kind !== undefined && bodies.some(one => one.kind === kind);
  if (kind === 'Pod' && owner !== undefined && !bodies.some(one => LABELLED.includes(one.kind) || one.kind === 'Pod')) {
    const message = l10n.t`Pods of a ${owner.kind} do not get kube-burner's labels: the wait finds none, and an empty list counts as ready. Wait for the ${owner.kind} itself.`;
    const changes = [{ op: 'remove', path: [...path, 'waitOptions'] } as const];
    const fix = { title: l10n.t`Wait for the ${owner.kind}`, safe: false, changes };
    return [warning([...path, 'waitOptions', 'kind'], message, [fix])];
  }
  if (kind !== undefined && !made && kind !== 'Pod') return [];
  const labels = bodies.flatMap(one => (kind === 'Pod' && one.kind !== 'Pod' ? [one.podLabels] : [one.labels]));
  const found = labels.some(one =>
    Object.entries(labelSelector).every(
      ([key, value]) => one.varies.includes(key) || one.values[key] === value || key.startsWith('kube-burner.io/'),
    ),
  );
  if (found) return [];
  const words = Object.entries(labelSelector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  const message = l10n.t`Nothing that this object makes has the labels ${words}: the wait finds none, and an empty list counts as ready. Write labels of the template.`;
  const changes = [{ op: 'remove', path: [...path, 'waitOptions', 'labelSelector'] } as const];
  const fix = { title: l10n.t`Wait without the labels`, safe: false, changes };
  return [warning([...path, 'waitOptions', 'labelSelector'], message, [fix])];
}

function neverReady(
  atEnd: boolean,
  job: JobConfig,
  object: ObjectConfig,
  path: Path,
  bodies: readonly SampleBody[],
): readonly ConfigFinding[] {
  const waits = (atEnd || job.podWait || job.waitWhenFinished) && object.wait && object.waitOptions === undefined;
  const empty = bodies.find(one => COUNTED.includes(one.kind) && asRecord(one.body['spec'])['replicas'] === 0);
  if (!waits || empty === undefined) return [];
  const message = l10n.t`A ${empty.kind} of 0 replicas is never ready for kube-burner: it waits until maxWaitTimeout. Set wait: false on the object.`;
  const fix = {
    title: l10n.t`Set wait: false`,
    safe: false,
    changes: [{ op: 'set', path: [...path, 'wait'], value: false } as const],
  };
  return [warning([...path, 'objectTemplate'], message, [fix])];
}
