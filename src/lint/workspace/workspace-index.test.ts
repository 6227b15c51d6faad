import { describe, expect, test } from 'vitest';
import { nameOf, namespaceOf } from '../../kubernetes/object';
import { noNeighbours } from '../neighbours';
import { workspaceIndex, type WorkspaceIndex } from './workspace-index';

const deployment = (name: string, more = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}${more} }\nspec: { replicas: 2, selector: {} }\n`;
const service = (name: string, more = '') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}${more} }\nspec: { selector: { app: web } }\n`;

function indexOf(files: Readonly<Record<string, string>>): WorkspaceIndex {
  const index = workspaceIndex(file => files[file]);
  for (const [file, text] of Object.entries(files)) index.put(file, text);
  index.isComplete = true;
  return index;
}

/** `Kind namespace/name` of every neighbour. */
function near(files: Readonly<Record<string, string>>, file: string): readonly string[] {
  return namesOf(indexOf(files), file);
}

function namesOf(index: WorkspaceIndex, file: string): readonly string[] {
  return index
    .neighboursOf(file)
    .objects.filter(({ object }) => object.kind !== 'Kustomization')
    .map(({ object }) => `${String(object.kind)} ${namespaceOf(object) ?? ''}/${nameOf(object) ?? ''}`)
    .sort();
}

/** Whether a Deployment of this name may exist, as seen from a file. */
function mayExist(files: Readonly<Record<string, string>>, file: string, name = 'gone', kind = 'Deployment'): boolean {
  return indexOf(files)
    .neighboursOf(file)
    .mayExistElsewhere(kind, ({ object }) => nameOf(object) === name && namespaceOf(object) === undefined);
}

describe('a folder without a kustomization', () => {
  const files = {
    'app/service.yaml': service('web'),
    'app/web.yaml': deployment('web'),
    'app/more/other.yaml': deployment('other'),
    'elsewhere/far.yaml': deployment('far'),
  };
  test('is applied as one, without its sub-folders', () => {
    expect(near(files, 'app/service.yaml')).toEqual(['Deployment /web']);
    expect(near(files, 'app/more/other.yaml')).toEqual([]);
  });
  test('something is missing only when nothing in the workspace is called so', () => {
    expect(mayExist(files, 'app/service.yaml')).toBe(false);
    expect(mayExist(files, 'app/service.yaml', 'far')).toBe(true);
    expect(mayExist({ ...files, 'prod/far.yaml': deployment('gone', ', namespace: prod') }, 'app/web.yaml')).toBe(true);
  });
  test.each([
    ['a file that cannot be read', 'app/broken.yaml', 'apiVersion: v1\nkind: [\n'],
    ['a template', 'app/t.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "{{ .Name }}" }\n'],
    ['a template of the kind, anywhere', 'charts/t.yaml', deployment('"{{ .Name }}"')],
    [
      'a generated name, anywhere',
      'x/t.yaml',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { generateName: a- }\n',
    ],
    ['a prefix that some kustomization gives', 'k/kustomization.yaml', 'namePrefix: go\nresources: [ne.yaml]\n', 'ne'],
    [
      'something that deploys what nobody sees',
      'app/flux.yaml',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a }\n',
    ],
  ])('nothing is missing for sure beside %s', (_, file, text, more?: string) => {
    const others = more ? { 'k/ne.yaml': deployment(more) } : {};
    expect(mayExist({ ...files, ...others, [file]: text }, 'app/service.yaml')).toBe(true);
  });
  test('whose files define the same object twice holds alternatives', () => {
    const twice = { ...files, 'app/web-old.yaml': deployment('web') };
    expect(near(twice, 'app/service.yaml')).toEqual([]);
    expect(mayExist(twice, 'app/service.yaml')).toBe(true);
  });
  test.each(['testdata', 'a/testdata/x', '__fixtures__', 'src/snapshots'])('%s holds unrelated files', folder => {
    const data = { [`${folder}/a.yaml`]: service('web'), [`${folder}/b.yaml`]: deployment('web') };
    expect(near(data, `${folder}/a.yaml`)).toEqual([]);
    expect(mayExist(data, `${folder}/a.yaml`)).toBe(true);
  });
  test('part of an object is no neighbour', () => {
    const partial = { ...files, 'app/patch.yaml': deployment('part').replace('selector: {}', '') };
    expect(near(partial, 'app/service.yaml')).toEqual(['Deployment /web']);
  });
  test('templates are nobody’s neighbours', () => {
    const templated = { ...files, 'app/t.yaml': deployment('"{{ .Name }}"') };
    expect(near(templated, 'app/service.yaml')).toEqual(['Deployment /web']);
    expect(near(templated, 'app/t.yaml')).toEqual([]);
  });
});

describe('a kustomization', () => {
  const files = {
    'base/kustomization.yaml': 'resources: [web.yaml, ./service.yaml]\n',
    'base/web.yaml': deployment('web'),
    'base/service.yaml': service('web'),
    'base/unlisted.yaml': deployment('unlisted'),
    'prod/kustomization.yaml': 'resources: [../base, hpa.yaml]\n',
    'prod/hpa.yaml': 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\n',
    'prod/patch.yaml': deployment('web'),
  };
  const prod = (text: string) => ({ ...files, 'prod/kustomization.yaml': text });

  test('a base knows its own files, an overlay those of its base as well', () => {
    expect(near(files, 'base/web.yaml')).toEqual(['Service /web']);
    expect(near(files, 'prod/hpa.yaml')).toEqual(['Deployment /web', 'Service /web']);
  });
  test('a file that it leaves out has no neighbours, and nothing is missing for it', () => {
    expect(near(files, 'base/unlisted.yaml')).toEqual([]);
    expect(mayExist(files, 'base/unlisted.yaml')).toBe(true);
  });
  test('that includes a file is seen from there, as it changes what is applied', () => {
    const seen = indexOf(files)
      .neighboursOf('base/web.yaml')
      .objects.filter(({ object }) => object.kind === 'Kustomization');
    expect(seen.map(({ file }) => file).sort()).toEqual(['base/kustomization.yaml', 'prod/kustomization.yaml']);
  });
  test('something that no file holds is missing', () => {
    expect(mayExist(files, 'prod/hpa.yaml')).toBe(false);
  });
  test('a patch is no object, and what it changes is not sure', () => {
    const patched = prod('resources: [../base, hpa.yaml]\npatches: [{ path: patch.yaml }]\n');
    expect(near(patched, 'prod/hpa.yaml')).toEqual(['Service /web']);
    expect(near(patched, 'prod/patch.yaml')).toEqual([]);
    expect(near(patched, 'base/service.yaml')).toEqual(['Deployment /web']);
  });
  test.each([
    ['target', 'patches: [{ target: { kind: Deployment }, patch: "[]" }]'],
    ['inline', `patchesStrategicMerge:\n  - |\n    kind: Deployment\n    metadata: { name: web }\n`],
    ['replicas', 'replicas: [{ name: web, count: 3 }]'],
  ])('a patch by %s', (_, patch) => {
    const found = near(prod(`resources: [../base, hpa.yaml]\n${patch}\n`), 'prod/hpa.yaml');
    expect(found).not.toContain('Deployment /web');
  });
  test('a namespace below counts, one above changes both sides alike', () => {
    const below = { ...files, 'base/kustomization.yaml': 'namespace: team\nresources: [web.yaml, service.yaml]\n' };
    expect(near(below, 'prod/hpa.yaml')).toEqual(['Deployment team/web', 'Service team/web']);
    expect(near(below, 'base/web.yaml')).toEqual(['Service /web']);
  });
  test('what a prefix below renames is not sure', () => {
    const below = { ...files, 'base/kustomization.yaml': 'namePrefix: a-\nresources: [web.yaml, service.yaml]\n' };
    expect(near(below, 'prod/hpa.yaml')).toEqual([]);
    expect(near(below, 'base/web.yaml')).toEqual(['Service /web']);
  });
  test.each([
    ['remote', 'resources: [../base, hpa.yaml, "https://example.com/x?ref=v1"]'],
    ['chart', 'resources: [../base, hpa.yaml]\nhelmCharts: [{ name: x }]'],
    ['plugin', 'resources: [../base, hpa.yaml]\ngenerators: [x.yaml]'],
    ['missing', 'resources: [../base, hpa.yaml, gone.yaml]'],
    ['broken', 'resources: [../base, hpa.yaml]\nx: [}'],
  ])('with something %s never misses anything, nor does its base', (_, text) => {
    expect(mayExist(prod(text), 'prod/hpa.yaml')).toBe(true);
    expect(mayExist(prod(text), 'base/web.yaml')).toBe(true);
  });
  test('generates kinds', () => {
    const generating = prod('resources: [../base, hpa.yaml]\nconfigMapGenerator: [{ name: x }]\n');
    expect(mayExist(generating, 'prod/hpa.yaml', 'x', 'ConfigMap')).toBe(true);
    expect(mayExist(generating, 'prod/hpa.yaml', 'x', 'Deployment')).toBe(false);
  });
  test('a file in two of them has the neighbours that it has in both', () => {
    const shared = {
      'a/kustomization.yaml': 'resources: [../web.yaml, ../service.yaml, ../one.yaml]',
      'b/kustomization.yaml': 'resources: [../web.yaml, ../service.yaml]',
      ...{ 'web.yaml': deployment('web'), 'service.yaml': service('web'), 'one.yaml': deployment('one') },
    };
    expect(near(shared, 'web.yaml')).toEqual(['Service /web']);
  });
  test('a component belongs to those that include it', () => {
    const component = {
      ...prod('resources: [../base, hpa.yaml]\ncomponents: [../extra]\n'),
      'extra/kustomization.yaml': 'kind: Component\nresources: [cache.yaml]\n',
      'extra/cache.yaml': deployment('cache'),
    };
    expect(near(component, 'prod/hpa.yaml')).toEqual(['Deployment /cache', 'Deployment /web', 'Service /web']);
  });
  test('that includes itself ends', () => {
    expect(near(prod('resources: [../prod, hpa.yaml]'), 'prod/hpa.yaml')).toEqual([]);
  });
});

describe('a chart', () => {
  const files = {
    'c/Chart.yaml': 'apiVersion: v2\nname: c\n',
    'c/templates/web.yaml': deployment('web', ', labels: { a: "{{ .Values.a }}" }'),
    'c/templates/service.yaml': service('web'),
    'c/templates/hpa.yaml': `{{- if .Values.hpa }}\n${deployment('maybe')}{{- end }}\n`,
    'c/templates/tests/try.yaml': deployment('try'),
    'c/charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\n',
    'c/charts/sub/templates/other.yaml': deployment('other'),
  };
  test('has neighbours of the same chart that no condition guards', () => {
    expect(near(files, 'c/templates/service.yaml')).toHaveLength(1);
    expect(near(files, 'c/templates/web.yaml')).toEqual(['Service /web']);
    expect(near(files, 'c/charts/sub/templates/other.yaml')).toEqual([]);
  });
  test('never misses anything', () => {
    expect(mayExist(files, 'c/templates/service.yaml')).toBe(true);
  });
});

test('until it is complete nobody has neighbours', () => {
  const index = workspaceIndex(() => undefined);
  index.put('a.yaml', deployment('a'));
  index.put('b.yaml', deployment('b'));
  expect(index.neighboursOf('a.yaml')).toBe(noNeighbours);
  index.isComplete = true;
  expect(namesOf(index, 'a.yaml')).toEqual(['Deployment /b']);
  expect(index.neighboursOf('nobody/knows.yaml')).toBe(noNeighbours);
});

test('neighbours are the same until one of them changes', () => {
  const index = indexOf({ 'a.yaml': deployment('a'), 'b.yaml': deployment('b'), 'c/d.yaml': deployment('d') });
  const before = index.neighboursOf('a.yaml');
  index.put('a.yaml', deployment('a').replace('2', '3'));
  index.put('c/d.yaml', deployment('d').replace('2', '3'));
  expect(index.neighboursOf('a.yaml')).toBe(before);
  index.put('b.yaml', deployment('b').replace('2', '3'));
  expect(index.neighboursOf('a.yaml')).not.toBe(before);
});

test('a place in another file is read from that file', () => {
  const index = indexOf({ 'a.yaml': deployment('a'), 'b.yaml': `# one\n${deployment('b')}` });
  const { objects, rangeOf } = index.neighboursOf('a.yaml');
  expect(objects[0] && rangeOf(objects[0], ['spec', 'replicas']).start.line).toBe(4);
});

test('payload is not kept', () => {
  const text = `apiVersion: v1\nkind: Secret\nmetadata: { name: s, managedFields: [{ manager: m }] }\ndata: { a: YQ== }\nstatus: {}\n`;
  const [secret] = indexOf({ 'a.yaml': deployment('a'), 'b.yaml': text }).neighboursOf('a.yaml').objects;
  expect(secret?.object).toEqual({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } });
});
