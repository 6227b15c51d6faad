import { expect, test } from 'vitest';
import { readBurnerConfig } from './read-config';
import { refuseUnsupported, unsupportedUses } from './unsupported';

const files = { read: () => 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' };

function configOf(job: string, rest = '') {
  const text = `jobs:\n  - {name: load, qps: 10, namespace: ns, ${job}}\n${rest}`;
  const { config, findings } = readBurnerConfig(text, { files, name: 'load.yml' });
  if (config === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return config;
}

const statusPath = (key: string) =>
  `objects: [{objectTemplate: cm.yml, waitOptions: {customStatusPaths: [{key: '${key}', value: a}]}}]`;

test.each([
  [
    'jobType: kubevirt, objects: [{kubeVirtOp: start, labelSelector: {a: b}}]',
    '',
    'jobs[0].jobType: Headroom does not support KubeVirt jobs;',
  ],
  [
    'incrementalLoad: {totalIterations: 5, pattern: {type: linear, linear: {minSteps: 2}}}',
    '',
    'jobs[0].incrementalLoad: Headroom does not support incremental load;',
  ],
  ['measurements: [{name: pprof}]', '', 'jobs[0].measurements[0]: Headroom does not support the measurement pprof;'],
  [
    'metricsAggregate: true',
    '',
    'jobs[0].metricsAggregate: Headroom does not support one measurement over several jobs;',
  ],
  [
    'objects: [{objectTemplate: "https://example.org/pod.yml"}]',
    '',
    'jobs[0].objects[0].objectTemplate: Headroom does not support templates from an address;',
  ],
  [
    'objects: []',
    'metricsEndpoints: [{indexer: {type: elastic}}]',
    'metricsEndpoints[0].indexer.type: Headroom does not support the indexer elastic; take type: local',
  ],
  ['objects: []', 'metricsEndpoints: [{indexer: {type: opensearch}}]', 'the indexer opensearch'],
  [
    'objects: []',
    'global: {measurements: [{name: vmiLatency}]}',
    'global.measurements[0]: Headroom does not support the measurement vmiLatency;',
  ],
  [
    statusPath('reduce .[] as $x (0; 1)'),
    '',
    'jobs[0].objects[0].waitOptions.customStatusPaths[0].key: Headroom does not support this jq expression; reduce is not among',
  ],
])('%s %s is refused with its place', (job, rest, sentence) => {
  const config = configOf(job, rest);
  expect(unsupportedUses(config).map(({ message }) => message)).toContainEqual(expect.stringContaining(sentence));
  expect(() => refuseUnsupported(config)).toThrow(sentence);
});

test.each([
  ['jobType: read, objectDelay: 1s, objectWait: true, objects: [{kind: Pod, labelSelector: {a: b}}]'],
  [
    'churnConfig: {cycles: 1, percent: 10, mode: objects}, watchers: [{kind: Pod}], hooks: [{cmd: [date], when: beforeGC}]',
  ],
  ['objects: [{objectTemplate: cm.yml, group: {id: 2, gc: true}}, {objectTemplate: cm.yml, waitOptions: {kind: Pod}}]'],
  [statusPath('(.conditions.[] | select(.type == "Available")).status')],
  ['measurements: [{name: noSuchLatency}]'],
])('%s runs', job => {
  const rest =
    'global: {waitWhenFinished: true, deletionStrategy: gvr, gc: true, gcMetrics: true, clusterHealth: true}';
  expect(unsupportedUses(configOf(job, rest))).toEqual([]);
  expect(unsupportedUses(configOf(job, 'metricsEndpoints: [{indexer: {type: local}}]'))).toEqual([]);
});
