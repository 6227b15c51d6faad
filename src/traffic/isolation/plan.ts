import type { WantedRight } from '../../cluster/permissions';
import type { LoadPlan } from '../cluster-load';
import type { IsolationConfig } from './config';
import { arrivalsIn } from './half';
import { namesOf, ownLevelObjects, sharedObjects } from './objects';

/** What an isolation run will do. */
export function isolationPlan(config: IsolationConfig, runId: string): LoadPlan {
  const { noisyRate, quietRate, durationSeconds } = config;
  const jobs = ['before', 'after'].flatMap(half =>
    [
      { name: `${half}: noisy`, rate: noisyRate },
      { name: `${half}: quiet`, rate: quietRate },
    ].map(job => ({ ...job, type: 'load', burst: 1, requests: arrivalsIn(job.rate, durationSeconds) })),
  );
  const names = namesOf(runId);
  return {
    objects: [...sharedObjects(runId, names, config), ...ownLevelObjects(runId, names, config)].length,
    requests: jobs.reduce((sum, job) => sum + job.requests, 0),
    pods: 0,
    namespaces: [names.namespace],
    maxRate: noisyRate + quietRate,
    leastSeconds: 2 * durationSeconds,
    jobs,
  };
}

const flowControl = 'flowcontrol.apiserver.k8s.io';
const rbac = 'rbac.authorization.k8s.io';

/** Rights that an isolation run needs. */
export function isolationRights(_: IsolationConfig, runId: string): readonly WantedRight[] {
  const { namespace } = namesOf(runId);
  const verbs = (group: string, resource: string, ...all: readonly string[]): WantedRight[] =>
    all.map(verb => ({ verb, group, resource }));
  const within = (group: string, resource: string, ...all: readonly string[]): WantedRight[] =>
    verbs(group, resource, ...all).map(right => ({ ...right, namespace }));
  return [
    ...verbs('', 'users', 'impersonate'),
    ...verbs('', 'namespaces', 'create', 'delete', 'list'),
    ...verbs(flowControl, 'flowschemas', 'create', 'delete', 'list'),
    ...verbs(flowControl, 'prioritylevelconfigurations', 'create', 'delete', 'list'),
    ...within(rbac, 'roles', 'create', 'delete', 'list'),
    ...within(rbac, 'rolebindings', 'create', 'delete', 'list'),
    ...within('', 'configmaps', 'create', 'list', 'watch'),
  ];
}
