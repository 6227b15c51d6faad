import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { objectsIn } from './lint';

const formsOf = (text: string): string[] =>
  objectsIn(readYaml(text)).map(({ form, path, document }) => `${form} ${document} ${path.join('/')}`);

const cilium = 'kubeProxyReplacement: true\nipv4NativeRoutingCIDR: 10.0.0.0/8\n';
const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

test.each([
  ['Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n', ['helm-chart 0 ']],
  ['an old Chart.yaml', 'apiVersion: v1\nname: web\nversion: 1.0.0\ndescription: a\n', ['helm-chart 0 ']],
  ['an object without metadata', 'apiVersion: v1\nkind: Pod\nname: web\nversion: 1\n', ['object 0 ']],
  ['some config with a version', 'apiVersion: v3\nname: web\nversion: 1.0.0\n', []],
  ['values of Cilium', cilium, ['cilium-values 0 ']],
  ['values around Cilium', `cilium:\n${indented(cilium, 2)}`, ['cilium-values 0 cilium']],
  [
    'a pool and one key',
    'ipam: { operator: { clusterPoolIPv4PodCIDRList: [10.0.0.0/8] } }\nhubble: {}\n',
    ['cilium-values 0 '],
  ],
  ['one key of Cilium', 'kubeProxyReplacement: true\nreplicas: 1\n', []],
  ['keys that other CNIs have', 'ipam: { mode: x }\ncni: {}\noperator: {}\nbpf: {}\nk8sServiceHost: a\n', []],
  ['a config file of Cilium', `apiVersion: v1\nkind: ConfigMap\n${cilium}`, ['object 0 ']],
])('%s', (_, text, expected) => {
  expect(formsOf(text)).toEqual(expected);
});

const flux = (chart: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  chart: { spec: { chart: ${chart} } }\n  values: { bpf: {} }\n`;
const argo = (source: string): string => `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  ${source}\n`;

test.each([
  ['HelmRelease', flux('cilium'), ['object 0 ', 'cilium-values 0 spec/values']],
  [
    'HelmRelease in a List',
    `apiVersion: v1\nkind: List\nitems:\n  -\n${indented(flux('cilium'), 4)}`,
    ['object 0 items/0', 'cilium-values 0 items/0/spec/values'],
  ],
  ['HelmRelease of something else', flux('calico'), ['object 0 ']],
  [
    'Application',
    argo('source: { chart: cilium, helm: { valuesObject: { bpf: {} }, values: "a: 1" } }'),
    ['object 0 ', 'cilium-values 0 spec/source/helm/valuesObject'],
  ],
  [
    'Application with a text',
    argo('sources: [{ chart: a }, { path: charts/cilium, helm: { values: "bpf: {}" } }]'),
    ['object 0 ', 'cilium-values 0 spec/sources/1/helm/values'],
  ],
  ['Application with a broken text', argo('source: { chart: cilium, helm: { values: "bpf: {" } }'), ['object 0 ']],
])('%s installs Cilium', (_, text, expected) => {
  expect(formsOf(text)).toEqual(expected);
});

test('a later document', () => {
  expect(formsOf(`apiVersion: v1\nkind: Pod\n---\n${cilium}`)).toEqual(['object 0 ', 'cilium-values 1 ']);
});
