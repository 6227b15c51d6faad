import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { planRun, type PlanOptions } from './plan-run';
import { readBurnerConfig } from './read-config';

function digest(pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

const texts: Readonly<Record<string, string>> = {
  'cm.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cm-{{ .Iteration }}-{{ .Replica }}\n',
  'two.yml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: two\n',
  'fixed.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n  namespace: kube-public\n',
  'role.yml': 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: r-{{ .Iteration }}\n',
  'pods.yml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d-{{ .Iteration }}\nspec:\n  replicas: {{ add .Iteration 1 }}\n',
  'random.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ randAlpha 12 | lower }}\n',
  'named.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n  labels: {run: "{{ .UUID }}-{{ .RunID }}"}\n',
};
const files = { read: (path: string) => texts[path] };
const options: PlanOptions = { files, uuid: 'u', runId: 'r', seed: 1, digest };

function plan(job: string, more: Partial<PlanOptions> = {}, rest = '') {
  const text = `jobs:\n  - {name: load, qps: 10, namespace: ns, ${job}}\n${rest}`;
  const { config, findings } = readBurnerConfig(text, { files, name: 'load.yml' });
  if (config === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return planRun(config, { ...options, ...more });
}
const objectsOf = (job: string, more?: Partial<PlanOptions>) =>
  [...(plan(job, more).jobs[0]?.objects() ?? [])].map(
    ({ kind, name, namespace }) => `${kind} ${namespace ?? '-'}/${name}`,
  );

test('goes by iteration from 0, then object, then replica from 1', () => {
  expect(objectsOf('jobIterations: 2, objects: [{objectTemplate: cm.yml, replicas: 2}]')).toEqual([
    'ConfigMap ns-0/cm-0-1',
    'ConfigMap ns-0/cm-0-2',
    'ConfigMap ns-1/cm-1-1',
    'ConfigMap ns-1/cm-1-2',
  ]);
});

test('iterationsPerNamespace shares namespaces', () => {
  const { jobs } = plan('jobIterations: 5, iterationsPerNamespace: 2, objects: [{objectTemplate: cm.yml}]');
  expect(jobs[0]?.madeNamespaces).toEqual(['ns-0', 'ns-1', 'ns-2']);
});

test('without namespacedIterations there is one namespace of that very name', () => {
  const { jobs } = plan('jobIterations: 5, namespacedIterations: false, objects: [{objectTemplate: cm.yml}]');
  expect(jobs[0]?.madeNamespaces).toEqual(['ns']);
});

test('each document of a template is an object of its own', () => {
  const [job] = plan('objects: [{objectTemplate: two.yml}, {objectTemplate: cm.yml}]').jobs;
  expect(Array.from(job?.objects() ?? [], ({ kind, objectIndex }) => [kind, objectIndex])).toEqual([
    ['ConfigMap', 0],
    ['Secret', 1],
    ['ConfigMap', 2],
  ]);
  expect(job?.requests).toBe(3);
});

test('runOnce and repeatEveryNIterations leave iterations out; the template counts the rounds', () => {
  const once = 'jobIterations: 5, objects: [{objectTemplate: cm.yml, runOnce: true}]';
  expect(objectsOf(once)).toEqual(['ConfigMap ns-0/cm-0-1']);
  const every = 'jobIterations: 5, objects: [{objectTemplate: cm.yml, repeatEveryNIterations: 2}]';
  expect(objectsOf(every)).toEqual(['ConfigMap ns-0/cm-0-1', 'ConfigMap ns-2/cm-1-1', 'ConfigMap ns-4/cm-2-1']);
  expect(plan(every).jobs[0]?.requests).toBe(3);
});

test('a namespace in the template stays; cluster-scoped kinds have none and make none', () => {
  expect(objectsOf('objects: [{objectTemplate: fixed.yml}]')).toEqual(['ConfigMap kube-public/x']);
  const { jobs } = plan('objects: [{objectTemplate: role.yml}]');
  expect(jobs[0]).toMatchObject({ namespaces: [], madeNamespaces: [] });
});

test('with one namespace everything goes there and none is made', () => {
  const given = 'jobIterations: 2, objects: [{objectTemplate: cm.yml}, {objectTemplate: fixed.yml}]';
  const { jobs, oneNamespace } = plan(given, { oneNamespace: 'mine' });
  expect(oneNamespace).toBe('mine');
  expect(jobs[0]).toMatchObject({ namespaces: ['mine'], madeNamespaces: [] });
  expect(objectsOf(given, { oneNamespace: 'mine' }).every(object => object.includes(' mine/'))).toBe(true);
});

test('counts pods even when the template reckons their number', () => {
  expect(plan('jobIterations: 4, objects: [{objectTemplate: pods.yml}]').jobs[0]?.pods).toBe(1 + 2 + 3 + 4);
});

test('the same seed renders the same, in whatever order objects are asked for', () => {
  const given = 'jobIterations: 3, objects: [{objectTemplate: random.yml}]';
  const names = objectsOf(given);
  expect(new Set(names).size).toBe(3);
  expect(objectsOf(given)).toEqual(names);
  expect(objectsOf(given, { seed: 2 })).not.toEqual(names);
});

test('the digest follows content, seed and rate, not the names of the run', () => {
  const named = 'objects: [{objectTemplate: named.yml}]';
  expect(plan(named).digest).toBe(plan(named, { uuid: 'other', runId: 'other' }).digest);
  expect(plan(named).digest).not.toBe(plan(`burst: 3, ${named}`).digest);
  const random = 'objects: [{objectTemplate: random.yml}]';
  expect(plan(random).digest).not.toBe(plan(random, { seed: 2 }).digest);
});

test('a delete job asks for at most what earlier jobs made', () => {
  const remove = '  - {name: rm, jobType: delete, qps: 5, objects: [{kind: ConfigMap, labelSelector: {a: b}}]}\n';
  const [, job] = plan(
    'jobIterations: 3, objects: [{objectTemplate: cm.yml}, {objectTemplate: two.yml}]',
    {},
    remove,
  ).jobs;
  expect(job).toMatchObject({ type: 'delete', requests: 6, selections: [{ kind: 'ConfigMap', wait: true }] });
});

test('one create job may wait by the global setting, and objects say whether they are waited for', () => {
  const given = 'objects: [{objectTemplate: cm.yml, wait: false}, {objectTemplate: cm.yml}]';
  const [job] = plan(given, {}, 'global: {waitWhenFinished: true}\n').jobs;
  expect(Array.from(job?.objects() ?? [], ({ wait }) => wait)).toEqual([false, true]);
});

test('a template that fails late says for which object', () => {
  const late = { files: { read: () => 'apiVersion: v1\nkind: A{{ if eq .Iteration 3 }}{{ .Nope }}{{ end }}\n' } };
  const given = 'jobIterations: 5, objects: [{objectTemplate: cm.yml}]';
  expect(() => plan(given, late)).toThrow('cm.yml:2:35: map has no entry for key "Nope". (iteration 3, replica 1)');
});

test('a template that gives broken YAML for one iteration is found', () => {
  const late = {
    files: {
      read: () => 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: {{ if eq .Iteration 3 }}[{{ else }}b{{ end }}\n',
    },
  };
  const given = 'jobIterations: 5, objects: [{objectTemplate: cm.yml}]';
  expect(() => plan(given, late)).toThrow('cm.yml for iteration 3, replica 1');
});

test('a patch job has a patch for each iteration, for at most what earlier jobs made', () => {
  const selects = 'kind: ConfigMap, labelSelector: {kube-burner.io/job: load}';
  const patch = `  - {name: p, qps: 5, jobType: patch, jobIterations: 2, objects: [{objectTemplate: cm.yml, patchType: application/merge-patch+json, ${selects}}]}\n`;
  const read = `  - {name: r, qps: 5, jobType: read, jobIterations: 3, objects: [{${selects}}]}\n`;
  const { jobs } = plan('jobIterations: 4, objects: [{objectTemplate: cm.yml}]', {}, patch + read);
  expect(jobs.map(({ type, requests }) => [type, requests])).toEqual([
    ['create', 4],
    ['patch', 8],
    ['read', 12],
  ]);
  expect(Array.from(jobs[1]?.patches() ?? [], ({ patch: body }) => body)).toMatchObject([
    { metadata: { name: 'cm-0-0' } },
    { metadata: { name: 'cm-1-0' } },
  ]);
});

test('a patch that breaks in one iteration is found', () => {
  const late = {
    files: { read: (name: string) => (name === 'cm.yml' ? texts['cm.yml'] : 'a: {{ if eq .Iteration 3 }}[{{ end }}') },
  };
  const patch =
    '  - {name: p, qps: 5, jobType: patch, jobIterations: 5, objects: [{objectTemplate: p.yml, patchType: application/merge-patch+json, kind: ConfigMap, labelSelector: {kube-burner.io/job: load}}]}\n';
  const read = () => {
    const { config } = readBurnerConfig(
      `jobs:\n  - {name: load, qps: 10, namespace: ns, objects: [{objectTemplate: cm.yml}]}\n${patch}`,
      { ...late, name: 'a' },
    );
    return config && planRun(config, { ...options, ...late });
  };
  expect(read).toThrow('p.yml (iteration 3)');
});

// Time and memory are kept by test/bench/burner-plan.mjs.
test('100,000 objects are counted, in all their namespaces', () => {
  const large = plan('jobIterations: 100000, iterationsPerNamespace: 1000, objects: [{objectTemplate: cm.yml}]');
  expect(large.jobs[0]).toMatchObject({ requests: 100_000 });
  expect(large.jobs[0]?.namespaces).toHaveLength(100);
});

test('the clock of the run is what templates see, and no part of the digest', () => {
  const clock = {
    files: { read: () => 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x{{ now | unixEpoch }}}\n' },
  };
  const given = 'objects: [{objectTemplate: cm.yml}]';
  const at = (seconds: number) => ({ ...clock, now: seconds * 1000 });
  expect(objectsOf(given, at(5))).toEqual(['ConfigMap ns-0/x5']);
  expect(plan(given, at(5)).digest).toBe(plan(given, at(6)).digest);
});

test('two runs of a config that names its run have one digest', () => {
  const planOf = (namespace: string) => plan('objects: [{objectTemplate: cm.yml}]', {}, `# ${namespace}\n`);
  const [one, other] = ['a', 'b'].map(uuid => {
    const { config } = planOf(uuid);
    const named = { ...config, jobs: config.jobs.map(job => ({ ...job, namespace: uuid })) };
    return planRun(named, { ...options, standIn: config });
  });
  expect(one?.jobs[0]?.namespaces).toEqual(['a-0']);
  expect(one?.digest).toBe(other?.digest);
});

test('what no stand-in may change is in the digest: the text that follows inputVars', () => {
  const given = (value: string) => `objects: [{objectTemplate: cm.yml, inputVars: {x: ${value}}}]`;
  const files = { read: () => 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ .x }}"}\n' };
  expect(plan(given('a'), { files }).digest).not.toBe(plan(given('b'), { files }).digest);
});

test('billions of objects are reckoned at once, and are too many to run', () => {
  const given = `jobIterations: ${2 ** 31}, objects: [{objectTemplate: pods.yml, replicas: 2}, {objectTemplate: fixed.yml, runOnce: true}]`;
  const { jobs, unsupported } = plan(given);
  const [job] = jobs;
  expect(job).toMatchObject({ requests: 2 ** 32 + 1, isSampled: true });
  expect(job?.namespaceRanges).toEqual([
    { base: 'ns', numbers: { first: 0, last: 2 ** 31 - 1 } },
    { base: 'kube-public' },
  ]);
  // One pod more in each iteration: some of them give nearly the sum.
  expect((job?.pods ?? 0) / (2 ** 31 * (2 ** 31 + 1))).toBeCloseTo(1, 5);
  expect(unsupported).toEqual([expect.stringMatching(/^jobs\[0\]: job load renders 4294967297 templates, .* --scale/)]);
  expect([...(job?.objects({ iteration: 2 ** 31 - 1, replica: 2 }) ?? [])].map(({ name }) => name)).toEqual([
    `d-${2 ** 31 - 1}`,
  ]);
});
