import { expect, test } from 'vitest';
import type { Recommendation } from '../../sizing/recommend';
import { recommend } from '../../sizing/recommend';
import { samplesRule } from '../../sizing/samples-rule';
import type { ContainerUse } from '../../sizing/use';
import { readYaml } from '../../yaml/read';
import { podContainers } from '../containers';
import { objectsIn } from '../objects-in';
import type { Fix } from '../rule';
import { containerFix, measuredFix, workloadFix } from './fixes-from-use';
import type { UseFacts } from './use-facts';

const MiB = 2 ** 20;
/** Every 30 s, 38 times: 19 min less half a minute. */
const series = (value: number) => Array.from({ length: 38 }, (_, step) => ({ at: step * 30_000, value }));
const use = (container: string, cores: number, mebibytes: number, more: Partial<ContainerUse> = {}): ContainerUse => ({
  ...{ pod: 'web-1', container, cpu: series(cores), memory: series(mebibytes * MiB), killedAt: [] },
  ...more,
});
const seen = (...uses: readonly ContainerUse[]): UseFacts => {
  const advices: readonly Recommendation[] = recommend(uses, samplesRule, 'metrics-server');
  return { of: () => advices };
};
const web = seen(use('web', 0.25, 64));

function target(...containers: readonly string[]) {
  const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers: [${containers.join(', ')}]\n`;
  const [first] = objectsIn(readYaml(text));
  if (!first) throw new Error('no object');
  return first;
}
const container = (resources: string, name = 'web'): string => `{ name: ${name}, image: a:1, resources: ${resources} }`;
const missing = (list: string, resource: string): Fix => {
  const path = ['spec', 'template', 'spec', 'containers', 0, 'resources', list, resource];
  return { title: 'as a sibling', safe: false, changes: [{ op: 'set', path, value: '1' }], placeholder: path };
};
function changed(fix: Fix | undefined): Readonly<Record<string, unknown>> | undefined {
  return (
    fix &&
    Object.fromEntries(
      fix.changes.map(one => ('value' in one && 'path' in one ? [one.path.slice(-3).join('.'), one.value] : [])),
    )
  );
}
function ofContainer(resources: string, facts = web): Fix | undefined {
  const object = target(container(resources));
  const [first] = podContainers(object);
  return first && containerFix(first, object, facts);
}

test('what is missing is set from use, with what that rests on', () => {
  const object = target(container('{}'));
  const fix = measuredFix(missing('requests', 'cpu'), object, web);
  expect(fix).toMatchObject({
    title: 'Set cpu request from use: 250m · p95 of 38 samples in 19 min · low confidence',
    safe: false,
    changes: [{ value: '250m' }],
  });
  expect(fix?.placeholder).toEqual(missing('requests', 'cpu').placeholder);
  expect(measuredFix(missing('requests', 'memory'), object, web)?.title).toBe(
    'Set memory request from use: 64Mi · largest of 38 samples in 19 min · low confidence',
  );
  expect(measuredFix(missing('limits', 'memory'), object, web)).toMatchObject({
    title: 'Set memory limit from use: 74Mi · largest of 38 samples in 19 min · low confidence',
  });
});

test('nothing is said of containers that nobody has seen, nor of what is not measured', () => {
  const object = target(container('{}', 'other'));
  expect(measuredFix(missing('requests', 'cpu'), object, web)).toBeUndefined();
  expect(measuredFix(missing('requests', 'ephemeral-storage'), target(container('{}')), web)).toBeUndefined();
  expect(measuredFix(missing('requests', 'cpu'), target(container('{}')), { of: () => [] })).toBeUndefined();
});

test('a limit below the own request is not suggested', () => {
  const object = target(container('{ requests: { memory: 1Gi } }'));
  expect(measuredFix(missing('limits', 'memory'), object, web)).toBeUndefined();
});

test('never below what was killed for memory, also when nobody could measure it', () => {
  const killed = seen(use('web', 0, 0, { cpu: [], memory: [], killedAt: [512 * MiB] }));
  expect(measuredFix(missing('requests', 'memory'), target(container('{}')), killed)?.title).toBe(
    'Set memory request from use: 615Mi · killed for memory at 512Mi · low confidence',
  );
});

test('what may be out of date is dated', () => {
  const fix = measuredFix(missing('requests', 'cpu'), target(container('{}')), { ...web, staleSince: 0 });
  expect(fix?.title).toMatch(/ · low confidence · as of 00:00 UTC$/);
});

test.each([
  [
    'nothing is requested',
    '{}',
    { 'resources.requests.cpu': '250m', 'resources.requests.memory': '64Mi', 'resources.limits.memory': '74Mi' },
  ],
  [
    'both are far too much',
    '{ requests: { cpu: 2, memory: 1Gi }, limits: { memory: 1Gi } }',
    { 'resources.requests.cpu': '250m', 'resources.requests.memory': '64Mi' },
  ],
  [
    'CPU is too little',
    '{ requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 80Mi } }',
    { 'resources.requests.cpu': '250m' },
  ],
  [
    'CPU is too little, and its limit too',
    '{ requests: { cpu: 50m, memory: 64Mi }, limits: { cpu: 100m, memory: 80Mi } }',
    { 'resources.requests.cpu': '250m', 'resources.limits.cpu': '250m' },
  ],
  [
    'the memory limit is below the use',
    '{ requests: { cpu: 250m, memory: 60Mi }, limits: { memory: 60Mi } }',
    { 'resources.limits.memory': '74Mi' },
  ],
  ['a limit counts as the request', '{ limits: { cpu: 250m, memory: 70Mi } }', undefined],
  ['all is near', '{ requests: { cpu: 300m, memory: 80Mi }, limits: { memory: 96Mi } }', undefined],
])('of a container where %s', (_, resources, wanted) => {
  expect(changed(ofContainer(resources))).toEqual(wanted);
});

test('the title of a container says all that it sets', () => {
  expect(ofContainer('{}')?.title).toBe(
    'Set requests of container "web" from use: cpu 250m, memory 64Mi, memory limit 74Mi · 38 samples in 19 min · low confidence',
  );
});

test('all containers at once, as sure as the least sure', () => {
  const facts = seen(use('web', 0.25, 64), use('proxy', 0.05, 32, { cpu: series(0.05).slice(0, 3) }));
  const fix = workloadFix(target(container('{}'), container('{ requests: { memory: 1Gi } }', 'proxy')), facts);
  expect(fix?.title).toBe('Set requests of 2 containers from use · 3 samples in 1 min · low confidence');
  expect(fix?.changes.map(one => ('path' in one ? one.path.slice(3) : []).join('.'))).toEqual([
    'containers.0.resources.requests.cpu',
    'containers.0.resources.requests.memory',
    'containers.0.resources.limits.memory',
    'containers.1.resources.requests.cpu',
    'containers.1.resources.requests.memory',
    'containers.1.resources.limits.memory',
  ]);
});

test('a single container that is off has no action for all', () => {
  const facts = seen(use('web', 0.25, 64), use('proxy', 0.05, 32));
  const near = container('{ requests: { cpu: 50m, memory: 32Mi }, limits: { memory: 40Mi } }', 'proxy');
  expect(workloadFix(target(container('{}'), near), facts)).toBeUndefined();
});
