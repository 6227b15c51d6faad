import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { cilium, ciliumConfig, kind, nodes, together } from './cluster.test-data';
import { fixed, marked, said } from './found-in.test-data';

const ratio = (name: string): string =>
  `info: ${name} 0.01 instead of 0.0025 makes maps of another size: changing it flushes them and drops sessions. Roll it out in a quiet hour.`;

test.each([
  ['values', cilium('bpf: { mapDynamicSizeRatio: 0.01 }'), [ratio('bpf.mapDynamicSizeRatio')]],
  ['the ConfigMap', ciliumConfig('bpf-map-dynamic-size-ratio: "0.01"'), [ratio('bpf-map-dynamic-size-ratio')]],
  ['the default', cilium('bpf: { mapDynamicSizeRatio: 0.0025 }'), []],
  ['the default as text', ciliumConfig('bpf-map-dynamic-size-ratio: "0.0025"'), []],
  ['nothing', cilium('bpf: {}'), []],
  ['a template', cilium('bpf: { mapDynamicSizeRatio: {{ .ratio }} }'), []],
  ['values of something else', 'bpf: { mapDynamicSizeRatio: 0.01 }\nreplicas: 1\n', []],
])('cilium-map-ratio: %s', (_, text, expected) => {
  expect(said('cilium-map-ratio', text)).toEqual(expected);
});

test('cilium-map-ratio: in the text of an Argo CD Application', () => {
  const text = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    chart: cilium
    helm:
      values: |
        bpf:
          mapDynamicSizeRatio: 0.01
`;
  expect(marked('cilium-map-ratio', text)).toEqual(['0.01']);
  expect(found('cilium-map-ratio', text)[0]?.fixes).toEqual([]);
});

const gc = (interval: string): string => cilium(`conntrackGCInterval: "${interval}"`);
const often = (name: string): string =>
  `info: ${name} 30s walks the whole connection map that often, which costs CPU on every node. Leave it at 0s: the agent adapts it.`;

test.each([
  ['a short one', gc('30s'), [often('conntrackGCInterval')]],
  ['the ConfigMap', ciliumConfig('conntrack-gc-interval: 30s'), [often('conntrack-gc-interval')]],
  [
    'a long one',
    gc('1h'),
    [
      'info: conntrackGCInterval 1h stays the same however fast connections come and go, so the map may fill. Leave it at 0s: the agent adapts it.',
    ],
  ],
  ['the default', gc('0s'), []],
  ['the default of the chart', gc(''), []],
  ['no duration', gc('often'), []],
])('cilium-conntrack-gc: %s', (_, text, expected) => {
  expect(said('cilium-conntrack-gc', text)).toEqual(expected);
});

const host = (name: string, more = ''): string => cilium(`k8sServiceHost: ${name}\n${more}`);
const hint = (name: string): string =>
  `hint: Agents know the API server at ${name} only. If it is one of several, list them all in k8s.apiServerURLs (since Cilium 1.18).`;

test.each([
  ['an address', host('10.0.0.1'), [hint('10.0.0.1')]],
  [
    'one control plane of several',
    together(host('lab-control-plane'), kind([], nodes(3, 1))),
    [hint('lab-control-plane')],
  ],
  ['the only control plane', together(host('lab-control-plane'), kind([], nodes(1, 1))), []],
  ['an address of the only control plane', together(host('172.18.0.2'), kind([])), []],
  ['a name', host('api.example.com'), []],
  ['this node', host('localhost'), []],
  ['this node by address', host('127.0.0.1'), []],
  ['all of them', host('10.0.0.1', 'k8s: { apiServerURLs: "https://10.0.0.1:6443 https://10.0.0.2:6443" }'), []],
])('cilium-api-server-urls: %s', (_, text, expected) => {
  expect(said('cilium-api-server-urls', text)).toEqual(expected);
});

test('fixes', () => {
  expect(fixed('cilium-map-ratio', cilium('bpf: { mapDynamicSizeRatio: 0.01 }'))).toContain('Ratio: 0.0025');
  expect(fixed('cilium-map-ratio', ciliumConfig('bpf-map-dynamic-size-ratio: "0.01"'))).toContain('ratio: "0.0025"');
  expect(fixed('cilium-conntrack-gc', gc('30s'))).toBe(gc('0s'));
  expect(fixed('cilium-api-server-urls', host('10.0.0.1', 'k8sServicePort: 8443'))).toContain(
    'k8s:\n  apiServerURLs: https://10.0.0.1:8443\n',
  );
});
