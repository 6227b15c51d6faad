import * as l10n from '@vscode/l10n';
import { textOf } from '../../kubernetes/object';
import type { YamlChange } from '../../yaml/change';
import type { JobConfig } from '../config';
import type { ConfigFinding, ConfigFix } from '../finding';
import { makesNamespace, namespaceOf } from '../iterations';
import type { Check } from './check';
import { sampleBodies } from './sample-bodies';

const ALWAYS_THERE = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** Objects that name a namespace which nobody makes: every request fails with 404, and kube-burner does not retry it. */
export const fixedNamespace: Check = target => {
  const creating = target.config.jobs.filter(({ jobType }) => jobType === 'create');
  const isMade = (name: string) => creating.some(job => makesNamespace(job, name)) || makesItself(name);
  const makesItself = (name: string) =>
    creating.some(job => job.objects.some((_, at) => namesOf(job, at, 'Namespace').includes(name)));
  const namesOf = (job: JobConfig, at: number, kind: string) =>
    sampleBodies(target, job, at).flatMap(one => (one.kind === kind ? [nameOf(one.body)] : []));
  return target.config.jobs.flatMap((job, index) => {
    if (job.jobType !== 'create') return [];
    return job.objects.flatMap((_, at) => {
      const own = sampleBodies(target, job, at).flatMap(({ ownNamespace }) => ownNamespace ?? []);
      const fixed = [...new Set(own)].filter(name => !isMade(name) && !ALWAYS_THERE.includes(name));
      return fixed.map(name => finding(name, job, index, at));
    });
  });
};

function nameOf(body: Readonly<Record<string, unknown>>): string {
  const metadata = body['metadata'];
  return typeof metadata === 'object' && metadata !== null && 'name' in metadata ? textOf(metadata.name) : '';
}

function finding(name: string, job: JobConfig, index: number, at: number): ConfigFinding {
  const made = job.jobIterations > 0 ? namespaceOf(job, 0) : undefined;
  const makes =
    made === undefined
      ? l10n.t`makes none`
      : job.namespacedIterations
        ? l10n.t`makes ${made} …`
        : l10n.t`makes ${made}`;
  const fact = l10n.t`The template puts its object in namespace ${name}, but the job ${makes}: when ${name} does not exist, each request fails with NotFound and is not retried.`;
  const advice = job.namespacedIterations
    ? l10n.t`Leave the namespace out of the template, or set namespacedIterations: false and namespace to that name.`
    : l10n.t`Leave the namespace out of the template.`;
  return {
    ...{ rule: 'burner-fixed-namespace', severity: 'warning', message: `${fact} ${advice}` },
    path: ['jobs', index, 'objects', at, 'objectTemplate'],
    fixes: [oneNamespace(name, job, index)],
  };
}

/** The job makes the one namespace that its templates name. */
function oneNamespace(name: string, job: JobConfig, index: number): ConfigFix {
  const path = ['jobs', index];
  const changes: readonly YamlChange[] = [
    ...(job.namespacedIterations
      ? [{ op: 'set' as const, path: [...path, 'namespacedIterations'], value: false }]
      : []),
    ...(job.namespace === name ? [] : [{ op: 'set' as const, path: [...path, 'namespace'], value: name }]),
  ];
  return { title: l10n.t`Make the one namespace ${name} in job ${job.name}`, safe: false, changes };
}
