import type { WantedRight } from '../../cluster/permissions';
import type { ClusterLoadDefinition, LoadPlan } from '../cluster-load';
import { listStormConclusion } from './conclusion';
import { listStormConfigSchema, type ListStormConfig } from './config';
import { storm, stormNamespace } from './storm';
import { ways } from './ways';

/** Many clients that list the same objects in full, in pages, from the cache and as a stream. */
export const listStorm: ClusterLoadDefinition<ListStormConfig> = {
  kind: 'list-storm',
  schema: listStormConfigSchema,
  marks: ['listedObjects', 'listsPerWay'],
  scaled: (config, factor) => ({ ...config, listsPerWay: Math.max(1, Math.round(config.listsPerWay * factor)) }),
  plan,
  inWords: ({ clients, listedObjects, listsPerWay }) =>
    `${listedObjects} ConfigMaps are made, then ${clients} clients list them ${listsPerWay} times in each of ${ways.length} ways: ${ways.map(({ name }) => name).join(', ')}.`,
  rights,
  carried: (config, runId) => ({
    madeNamespaces: [stormNamespace(runId)],
    kinds: [
      { apiVersion: 'v1', kind: 'Namespace' },
      { apiVersion: 'v1', kind: 'ConfigMap' },
    ],
    carryOut: stage => storm(config, stage),
    conclude: ended => listStormConclusion(config, ended),
  }),
};

function plan(config: ListStormConfig, runId: string): LoadPlan {
  const { listedObjects, listsPerWay, rate, clients } = config;
  const jobs = ways.map(({ name, requests }) => ({
    ...{ name, type: 'load', rate, burst: clients, requests: listsPerWay * requests(config) },
  }));
  return {
    objects: listedObjects + 1,
    requests: jobs.reduce((sum, { requests }) => sum + requests, listedObjects + 1),
    pods: 0,
    namespaces: [stormNamespace(runId)],
    maxRate: rate,
    leastSeconds: (ways.length * listsPerWay) / rate,
    jobs,
  };
}

function rights(_: ListStormConfig, runId: string): readonly WantedRight[] {
  const inIt = { group: '', resource: 'configmaps', namespace: stormNamespace(runId) };
  return [
    ...['create', 'delete', 'list'].map(verb => ({ verb, group: '', resource: 'namespaces' })),
    ...['create', 'delete', 'list', 'watch'].map(verb => ({ verb, ...inIt })),
  ];
}
