import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import fc from '../../../../test/fast-check';
import { proofRuns } from '../../../../test/proof-runs';
import { sourcesOf } from '../sources';
import { lintAll } from '../threads';

const work = { replacements: true };

/** A folder, and its lint with what earlier lints of it found, and without. */
function workspace() {
  const top = mkdtempSync(path.join(tmpdir(), 'headroom-cache-'));
  onTestFinished(() => rmSync(top, { recursive: true }));
  const folder = path.join(top, 'files');
  const cacheFile = path.join(top, 'cache', 'lint');
  const lint = (file: string | undefined, names: readonly string[]) => {
    const paths = names.length > 0 ? names.map(name => path.join(folder, name)) : [folder];
    return lintAll(sourcesOf(paths, '').files, work, undefined, file);
  };
  return {
    cacheFile,
    write(file: string, text: string | undefined) {
      const at = path.join(folder, file);
      mkdirSync(path.dirname(at), { recursive: true });
      if (text === undefined) rmSync(at, { force: true });
      else writeFileSync(at, text);
    },
    again: (...names: string[]) => lint(cacheFile, names),
    anew: (...names: string[]) => lint(undefined, names),
  };
}

const deployment = (name: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 3
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      ${more}
      containers: [{ name: main, image: 'web:1', ports: [{ containerPort: 80 }] }]
`;
const service = (app: string) => `apiVersion: v1
kind: Service
metadata: { name: ${app} }
spec: { selector: { app: ${app} }, ports: [{ port: 80 }] }
`;
const autoscaler = (name: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: 1
  maxReplicas: 4
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
`;
const level = (name: string) => `apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: PriorityLevelConfiguration
metadata: { name: ${name} }
spec: { type: Limited, limited: { nominalConcurrencyShares: 10, limitResponse: { type: Reject } } }
`;
const flowSchema = `apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: FlowSchema
metadata: { name: noisy }
spec:
  matchingPrecedence: 500
  priorityLevelConfiguration: { name: slow }
  rules:
    - subjects: [{ kind: ServiceAccount, serviceAccount: { name: web, namespace: team } }]
      resourceRules: [{ verbs: ['*'], apiGroups: [''], resources: [pods], namespaces: ['*'] }]
`;
const texts = [
  deployment('web'),
  deployment('api'),
  deployment('web', 'priorityClassName: urgent'),
  `${deployment('web')}---\n${service('web')}`,
  service('web'),
  service('api'),
  autoscaler('web'),
  level('slow'),
  flowSchema,
  'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: { name: urgent }\nvalue: 5\n',
  'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web, namespace: team }\n',
  'apiVersion: v1\nkind: LimitRange\nmetadata: { name: all }\nspec: { limits: [{ type: Container, defaultRequest: { cpu: 1 } }] }\n',
  'jobs: [{ name: a, jobIterations: 1, objects: [{ objectTemplate: t.tmpl, replicas: 1 }] }]\n',
  'apiVersion: [',
  deployment('{{ .Values.name }}'),
  'kind: nothing\n',
];
const kustomizations = [
  'resources: [a.yaml, b.yaml]\n',
  'resources: [../base, a.yaml]\nnamespace: team\n',
  'namePrefix: x-\nresources: [../base, ../prod/b.yaml]\n',
  'resources: [a.yaml]\npatches: [{ path: b.yaml }]\n',
];
const settings = ['rules: { cpu-request-missing: off }\n', 'rules: { image-latest: error }\n', 'ignore: [b.yaml]\n'];
const folders = ['', 'base/', 'prod/', 'chart/templates/'];
const written = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom('a.yaml', 'b.yaml', 'c.json'), fc.constantFrom(...texts)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('kustomization.yaml'), fc.constantFrom(...kustomizations)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('.headroom.yaml'), fc.constantFrom(...settings)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('t.tmpl', '../Chart.yaml'), fc.constantFrom('name: a\n', 'a: {{ .Iteration')),
  },
);
const change = fc.record({ folder: fc.constantFrom(...folders), file: written, isGone: fc.nat(5).map(n => n === 0) });

test('with what earlier runs found, every run says what it says without', async () => {
  let recalled = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), async steps => {
      const { cacheFile, write, again, anew } = workspace();
      write('a.yaml', deployment('web'));
      for (const changes of steps) {
        for (const { folder, file, isGone } of changes) write(folder + file[0], isGone ? undefined : file[1]);
        const before = stampOf(cacheFile);
        expect(await again()).toEqual(await anew());
        const first = stampOf(cacheFile);
        expect(await again()).toEqual(await anew());
        if (before !== undefined && first === stampOf(cacheFile)) recalled++;
      }
    }),
    { numRuns: proofRuns(60, 10) },
  );
  expect(recalled).toBeGreaterThan(20);
});

function stampOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

test('what is known is taken from the cache file, which only its owner may read', async () => {
  const { cacheFile, write, again } = workspace();
  write('a.yaml', deployment('web'));
  const first = JSON.stringify(await again());
  expect(first).toContain('is not set');
  expect(statSync(cacheFile).mode & 0o777).toBe(0o600);
  writeFileSync(cacheFile, readFileSync(cacheFile, 'utf8').replaceAll('is not set', 'was known before'));
  expect(JSON.stringify(await again())).toBe(first.replaceAll('is not set', 'was known before'));
});

test.each([
  ['of another make', (text: string) => text.replace(/^headroom lint cache \d+/, 'headroom lint cache 0')],
  ['cut in the middle', (text: string) => `${text.slice(0, text.length / 2)}\n`],
  ['of something else', () => '\0\0\n\n\t\n'],
  ['empty', () => ''],
])('a cache file %s is no reason to fail', async (_, spoil) => {
  const { cacheFile, write, again, anew } = workspace();
  write('a.yaml', deployment('web'));
  write('b.yaml', service('web'));
  await again();
  writeFileSync(cacheFile, spoil(readFileSync(cacheFile, 'utf8')));
  expect(await again()).toEqual(await anew());
});

test('JSON that is no manifest counts when it is named, and only then', async () => {
  const { write, again, anew } = workspace();
  write('package.json', '{ "name": "a", "name": "b" }');
  write('a.yaml', deployment('web'));
  expect(await again('package.json')).toEqual(await anew('package.json'));
  expect(await again()).toEqual(await anew());
  expect(await again('package.json')).toEqual(await anew('package.json'));
});

test('a folder that cannot be written is no reason to fail', async () => {
  const { cacheFile, write, again, anew } = workspace();
  write('a.yaml', deployment('web'));
  writeFileSync(path.dirname(cacheFile), 'a file');
  expect(await again()).toEqual(await anew());
});
