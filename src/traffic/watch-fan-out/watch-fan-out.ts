import type { WantedRight } from '../../cluster/permissions';
import type { ClusterLoadDefinition, LoadPlan } from '../cluster-load';
import type { Carried } from '../cluster-run';
import { fanOutConclusion } from './conclusion';
import { stepName, watchFanOutConfigSchema, writesOf, type WatchFanOutConfig } from './config';
import { fanOut, fanOutNamespace, WRITTEN } from './fan-out';
import type { FanOutStep } from './step';

/** Watches on the same objects, more from step to step, with writes going on. */
export const watchFanOut: ClusterLoadDefinition<WatchFanOutConfig> = {
  kind: 'watch-fan-out',
  schema: watchFanOutConfigSchema,
  marks: ['watchersByStep'],
  scaled: (config, factor) => ({
    ...config,
    watchersByStep: config.watchersByStep.map(watchers => Math.max(1, Math.round(watchers * factor))),
  }),
  plan,
  inWords: ({ watchersByStep, writesPerSecond, secondsPerStep }) =>
    `${watchersByStep.join(', ')} watches one step after the other, each step with ${writesPerSecond} writes a second for ${secondsPerStep} s.`,
  rights,
  carried,
};

function carried(config: WatchFanOutConfig, runId: string): Carried {
  const steps: FanOutStep[] = [];
  return {
    madeNamespaces: [fanOutNamespace(runId)],
    kinds: [
      { apiVersion: 'v1', kind: 'Namespace' },
      { apiVersion: 'v1', kind: 'ConfigMap' },
    ],
    carryOut: stage => fanOut(config, stage, step => void steps.push(step)),
    conclude: ({ samples }) => fanOutConclusion(steps, samples),
  };
}

function plan(config: WatchFanOutConfig, runId: string): LoadPlan {
  const { watchersByStep, writesPerSecond, secondsPerStep } = config;
  const jobs = watchersByStep.map(watchers => ({
    ...{ name: stepName(watchers), type: 'load', rate: writesPerSecond, burst: 1, requests: writesOf(config) },
  }));
  return {
    objects: WRITTEN + 1,
    requests: WRITTEN + 1 + Math.max(...watchersByStep) + jobs.length * writesOf(config),
    pods: 0,
    namespaces: [fanOutNamespace(runId)],
    maxRate: writesPerSecond,
    leastSeconds: jobs.length * secondsPerStep,
    jobs,
  };
}

function rights(_: WatchFanOutConfig, runId: string): readonly WantedRight[] {
  const inIt = { group: '', resource: 'configmaps', namespace: fanOutNamespace(runId) };
  return [
    ...['create', 'delete', 'list'].map(verb => ({ verb, group: '', resource: 'namespaces' })),
    ...['create', 'delete', 'list', 'patch', 'watch'].map(verb => ({ verb, ...inIt })),
  ];
}
