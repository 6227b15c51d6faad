import * as l10n from '@vscode/l10n';
import { builtInKind } from '../../kubernetes/api-kinds';
import type { YamlChange } from '../../yaml/change';
import type { Path } from '../../yaml/place';
import type { JobConfig, ObjectConfig } from '../config';
import type { ConfigFinding, ConfigFix } from '../finding';
import type { Check, CheckTarget } from './check';
import { sampleBodies, type SampleBody, type SampleLabels } from './sample-bodies';

/** Labels that many things in a cluster carry. */
const COMMON =
  /^(app|name|tier|component|k8s-app|env|environment|version|role|app\.kubernetes\.io\/.*|kubernetes\.io\/.*)$/;
const OWN = /^kube-burner\.io\//;

type Found = 'found' | 'kind' | 'nothing';

/** What jobs that delete, patch or read go for, against what earlier jobs make. */
export const selections: Check = target =>
  target.config.jobs.flatMap((job, index) => {
    if (job.jobType === 'create') return [];
    const earlier = target.config.jobs.slice(0, index).filter(({ jobType }) => jobType === 'create');
    return job.objects.flatMap((object, at): readonly ConfigFinding[] => {
      const labels = Object.keys(object.labelSelector ?? {});
      if (labels.length === 0) return [];
      const path = ['jobs', index, 'objects', at, 'labelSelector'];
      const found = earlier.length === 0 ? 'found' : best(earlier.map(one => matches(target, one, object)));
      if (found !== 'found') return [nothing(target, job, object, path, index)];
      const isWide = job.jobType === 'delete' && labels.every(key => COMMON.test(key));
      return isWide ? [wide(job, object, path, earlier)] : [];
    });
  });

const best = (all: readonly Found[]): Found =>
  all.includes('found') ? 'found' : all.includes('kind') ? 'kind' : 'nothing';

/** Whether a create job makes what a selector takes; `kind` when it makes the kind with other labels. */
function matches(
  target: CheckTarget,
  maker: JobConfig,
  { kind = 'VirtualMachine', labelSelector = {} }: ObjectConfig,
): Found {
  const run = { 'kube-burner.io/job': maker.name };
  const fits = ({ values, varies }: SampleLabels) =>
    Object.entries(labelSelector).every(([key, value]) => {
      if (OWN.test(key) && key !== 'kube-burner.io/job') return true;
      return varies.includes(key) || ({ ...run, ...values } as Readonly<Record<string, string>>)[key] === value;
    });
  const bodies = maker.objects.flatMap((_, at) => sampleBodies(target, maker, at));
  // What cannot be read here may well be it.
  if (maker.objects.some((_, at) => sampleBodies(target, maker, at).length === 0)) return 'found';
  const made = bodies.filter(one => one.kind === kind);
  if (kind === 'Namespace' && maker.namespace !== '') {
    const own = { ...maker.namespaceLabels, 'kubernetes.io/metadata.name': '' };
    if (fits({ values: own, varies: ['kubernetes.io/metadata.name'] })) return 'found';
    if (made.length === 0) return 'kind';
  }
  if (made.length > 0) return made.some(one => fits(one.labels)) ? 'found' : 'kind';
  // What the controllers of other kinds make has labels of their choice, as virt-launcher pods have.
  if (bodies.some(one => builtInKind(one.apiVersion, one.kind) === undefined)) return 'found';
  // Something that controllers make: with the labels of a pod template, or those of the object itself.
  return bodies.some(one => derived(one).some(fits)) ? 'found' : 'nothing';
}

const derived = ({ labels, podLabels }: SampleBody): readonly SampleLabels[] => [labels, podLabels];

const words = ({ labelSelector = {} }: ObjectConfig) =>
  Object.entries(labelSelector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

function nothing(target: CheckTarget, job: JobConfig, object: ObjectConfig, path: Path, index: number): ConfigFinding {
  const kind = object.kind ?? 'VirtualMachine';
  const message = l10n.t`No earlier job makes a ${kind} with the labels ${words(object)}: the ${job.jobType} job finds nothing of this run. Select labels that an earlier job sets.`;
  const fixes = kind === 'Namespace' ? [labelled(target, object, index)] : [ofMaker(target, kind, path, index)];
  return {
    ...{ rule: 'burner-selector-matches-nothing', severity: 'warning', path, message },
    fixes: fixes.filter(fix => fix !== undefined),
  };
}

/** The namespaces of earlier jobs get the labels. */
function labelled({ config }: CheckTarget, object: ObjectConfig, index: number): ConfigFix | undefined {
  const makers = config.jobs.flatMap((job, at) =>
    at < index && job.jobType === 'create' && job.namespace !== '' ? [at] : [],
  );
  const changes = makers.flatMap(at =>
    Object.entries(object.labelSelector ?? {}).map(([key, value]): YamlChange => ({
      op: 'set',
      path: ['jobs', at, 'namespaceLabels', key],
      value,
    })),
  );
  if (changes.length === 0) return undefined;
  return { title: l10n.t`Label the namespaces of earlier jobs with ${words(object)}`, safe: false, changes };
}

/** The selector takes what the last job that makes the kind has made. */
function ofMaker(target: CheckTarget, kind: string, path: Path, index: number): ConfigFix | undefined {
  const maker = target.config.jobs
    .slice(0, index)
    .findLast(
      job =>
        job.jobType === 'create' &&
        job.objects.some((_, at) =>
          sampleBodies(target, job, at).some(
            one =>
              one.kind === kind ||
              (kind === 'Pod' &&
                Object.keys(one.podLabels.values).length > 0 &&
                !['Job', 'CronJob'].includes(one.kind)),
          ),
        ),
    );
  if (maker === undefined) return undefined;
  const value = { 'kube-burner.io/job': maker.name };
  return { title: l10n.t`Select what job ${maker.name} made`, safe: false, changes: [{ op: 'set', path, value }] };
}

function wide(job: JobConfig, object: ObjectConfig, path: Path, earlier: readonly JobConfig[]): ConfigFinding {
  const kind = object.kind ?? 'VirtualMachine';
  const message = l10n.t`Job ${job.name} deletes every ${kind} with ${words(object)} in the whole cluster, whoever made it: others use such labels, too. Add a label of this run.`;
  const maker = earlier.at(-1);
  const changes = [{ op: 'set', path: [...path, 'kube-burner.io/job'], value: maker?.name } as const];
  const fix = { title: l10n.t`Only what job ${maker?.name ?? ''} made`, safe: false, changes };
  return {
    ...{ rule: 'burner-wide-delete', severity: 'warning', path, message },
    fixes: maker === undefined ? [] : [fix],
  };
}
