import { asList, asRecord, asString, groupOf, namespaceOf, type PlainRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { onlyNamed } from '../../links/named';
import type { LintContext, LintObject } from '../../rule';

/** A chart that something installs, and from where. */
export interface ChartUse {
  readonly chart: string;
  /** URL, alias, or name of a repository. */
  readonly repository: string;
  /** Where the chart is named. */
  readonly path: Path;
  /** Where both can be changed, when they stand in the same object and the version belongs to the chart. */
  readonly repositoryPath?: Path;
  readonly versionPath?: Path;
}

/** Kinds of the objects that `chartUses` reads. */
export const chartKinds = [
  'HelmRelease',
  'HelmChart',
  'OCIRepository',
  'Application',
  'ApplicationSet',
  'Kustomization',
] as const;

/** Charts of a Chart.yaml, a Flux object, an Argo CD Application, a k3s HelmChart or a Kustomization. */
export function chartUses(target: LintObject, context: LintContext): readonly ChartUse[] {
  const { object, path, form } = target;
  if (form === 'helm-chart') return listed(object['dependencies'], [...path, 'dependencies'], 'name', 'repository');
  const spec = asRecord(object['spec']);
  const at = [...path, 'spec'];
  switch (`${groupOf(object)}/${String(object.kind)}`) {
    case 'helm.toolkit.fluxcd.io/HelmRelease':
      return fromFlux(asRecord(asRecord(spec['chart'])['spec']), [...at, 'chart', 'spec'], target, context);
    case 'source.toolkit.fluxcd.io/HelmChart':
      return fromFlux(spec, at, target, context);
    case 'source.toolkit.fluxcd.io/OCIRepository':
      return one(spec, at, { chart: 'url', repository: 'url' });
    case 'argoproj.io/Application':
      return fromArgo(spec, at);
    case 'argoproj.io/ApplicationSet':
      return fromArgo(asRecord(asRecord(spec['template'])['spec']), [...at, 'template', 'spec']);
    case 'helm.cattle.io/HelmChart':
      return one(spec, at, { chart: 'chart', repository: 'repo', version: 'version' });
    case 'kustomize.config.k8s.io/Kustomization':
      return listed(object['helmCharts'], [...path, 'helmCharts'], 'name', 'repo');
    default:
      return [];
  }
}

interface Keys {
  readonly chart: string;
  readonly repository: string;
  readonly version?: string;
}

/** Chart and repository in one mapping; an OCI chart names its repository itself. */
function one(fields: PlainRecord, path: Path, keys: Keys): readonly ChartUse[] {
  const chart = asString(fields[keys.chart]);
  if (chart === undefined) return [];
  const repository = asString(fields[keys.repository]);
  if (repository === undefined || keys.version === undefined || chart.includes('/'))
    return [{ chart, repository: `${repository ?? ''}/${chart}`, path: [...path, keys.chart] }];
  return [
    {
      chart,
      repository,
      path: [...path, keys.repository],
      repositoryPath: [...path, keys.repository],
      versionPath: [...path, keys.version],
    },
  ];
}

function listed(list: unknown, path: Path, chart: string, repository: string): readonly ChartUse[] {
  return asList(list).flatMap((item, index) =>
    one(asRecord(item), [...path, index], { chart, repository, version: 'version' }),
  );
}

function fromArgo(spec: PlainRecord, path: Path): readonly ChartUse[] {
  const keys = { chart: 'chart', repository: 'repoURL', version: 'targetRevision' };
  return [
    ...one(asRecord(spec['source']), [...path, 'source'], keys),
    ...asList(spec['sources']).flatMap((source, index) => one(asRecord(source), [...path, 'sources', index], keys)),
  ];
}

/** The repository is an object of its own; where it is not in sight, its name speaks. */
function fromFlux(fields: PlainRecord, path: Path, { object }: LintObject, context: LintContext): readonly ChartUse[] {
  const { kind, name, namespace } = asRecord(fields['sourceRef']);
  const chart = asString(fields['chart']);
  if (chart === undefined || kind !== 'HelmRepository' || typeof name !== 'string') return [];
  const reference = {
    ...{ kind, name, group: 'source.toolkit.fluxcd.io' },
    namespace: asString(namespace) ?? namespaceOf(object),
  };
  const source = onlyNamed(reference, context);
  const repository = source ? (asString(asRecord(source.object['spec'])['url']) ?? '') : name;
  return [{ chart, repository, path: [...path, 'chart'] }];
}
