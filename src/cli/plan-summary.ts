import { countIn, merged, namesIn, type NamespaceRange } from '../burner-config/namespace-range';
import type { JobPlan, RunPlan } from '../burner-config/plan';
import { builtInKind } from '../kubernetes/api-kinds';

/** Everything that a run will do, in figures. */
export interface PlanSummary {
  readonly title: string;
  readonly source: string;
  readonly digest: string;
  readonly jobs: readonly JobSummary[];
  readonly requests: number;
  readonly objects: number;
  readonly pods: number;
  /** Pods and kinds are reckoned from some of the objects, since there are too many to render each. */
  readonly sampled: boolean;
  /** The first of them; `namespaceRanges` has all. */
  readonly namespaces: readonly string[];
  readonly namespaceCount: number;
  readonly namespaceRanges: readonly NamespaceRange[];
  /** The first of them; `madeRanges` has all. */
  readonly madeNamespaces: readonly string[];
  readonly madeNamespaceCount: number;
  readonly madeRanges: readonly NamespaceRange[];
  readonly permissions: readonly Permission[];
  /** Seconds that the rates alone ask for, waits not counted. */
  readonly leastSeconds: number;
  /** What this version cannot run of it, a sentence each. */
  readonly unsupported: readonly string[];
}

export interface JobSummary {
  readonly name: string;
  readonly type: JobPlan['type'];
  readonly qps: number;
  readonly burst: number;
  readonly requests: number;
  readonly pods: number;
  readonly kinds: readonly string[];
  readonly namespaces: number;
  readonly leastSeconds: number;
}

/** A right that the run needs: verbs on a resource, as RBAC names them. */
export interface Permission {
  readonly apiGroup: string;
  readonly resource: string;
  readonly verbs: readonly string[];
}

export function summaryOf(title: string, source: string, plan: RunPlan): PlanSummary {
  const jobs = plan.jobs.map(jobSummary);
  const sum = (figure: (job: JobSummary) => number) => jobs.reduce((total, job) => total + figure(job), 0);
  const namespaceRanges = merged(plan.jobs.flatMap(job => job.namespaceRanges));
  const madeRanges = merged(plan.jobs.flatMap(job => job.madeRanges));
  return {
    title,
    source,
    digest: plan.digest,
    jobs,
    requests: sum(job => job.requests),
    objects: sum(job => (job.type === 'create' ? job.requests : 0)),
    pods: sum(job => job.pods),
    sampled: plan.jobs.some(({ isSampled }) => isSampled),
    namespaces: firstOf(namespaceRanges),
    ...{ namespaceCount: countIn(namespaceRanges), namespaceRanges },
    madeNamespaces: firstOf(madeRanges),
    ...{ madeNamespaceCount: countIn(madeRanges), madeRanges },
    permissions: permissionsOf(plan),
    leastSeconds: sum(job => job.leastSeconds),
    unsupported: plan.unsupported,
  };
}

/** More names than this nobody reads. */
const MOST_NAMES = 1_000;

function firstOf(ranges: readonly NamespaceRange[]): readonly string[] {
  const names: string[] = [];
  for (const name of namesIn(ranges)) {
    if (names.length >= MOST_NAMES) break;
    names.push(name);
  }
  return names;
}

function jobSummary({ config, type, requests, pods, kinds, namespaceRanges }: JobPlan): JobSummary {
  const { name, qps, burst, jobPause, jobIterationDelay, jobIterations } = config;
  // A token bucket lets `burst` go at once; the rest come at qps.
  const paced = Math.max(0, requests - Math.max(1, burst)) / qps;
  const pauses = (jobPause + (type === 'delete' ? 0 : jobIterationDelay * jobIterations)) / 1000;
  return {
    ...{ name, type, qps, burst, requests, pods },
    kinds: kinds.filter(({ kind }) => kind !== 'Namespace' || type !== 'create').map(({ kind }) => kind),
    namespaces: countIn(namespaceRanges),
    leastSeconds: Math.round((paced + pauses) * 1000) / 1000,
  };
}

function permissionsOf(plan: RunPlan): readonly Permission[] {
  const needed = new Map<string, { apiGroup: string; resource: string; verbs: Set<string> }>();
  for (const { apiVersion, kind, verbs } of plan.jobs.flatMap(job => job.kinds)) {
    const apiGroup = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    // Only discovery knows the resource of a custom kind; its usual form is the plural.
    const resource = builtInKind(apiVersion, kind)?.resource ?? `${kind.toLowerCase()}s`;
    const permission = needed.get(`${apiGroup}/${resource}`) ?? { apiGroup, resource, verbs: new Set() };
    verbs.forEach(verb => permission.verbs.add(verb));
    needed.set(`${apiGroup}/${resource}`, permission);
  }
  return [...needed.values()].map(permission => ({ ...permission, verbs: [...permission.verbs].sort() }));
}
