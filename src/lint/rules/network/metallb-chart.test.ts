import { expect, test } from 'vitest';
import { found } from '../../found.test-data';

const rule = 'metallb-chart';
const bitnami = 'https://charts.bitnami.com/bitnami';
const upstream = 'https://metallb.github.io/metallb';
const chart = (name: string, repository: string): string =>
  `apiVersion: v2\nname: edge\nversion: 1.0.0\ndependencies: [{ name: ${name}, version: 6.4.0, repository: "${repository}" }]\n`;
const release = (source: string, name = 'metallb'): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: metallb, namespace: flux }\nspec: { chart: { spec: { chart: ${name}, sourceRef: { kind: HelmRepository, name: ${source} } } } }\n`;
const repository = (name: string, url: string): string =>
  `---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: { name: ${name}, namespace: flux }\nspec: { url: "${url}" }\n`;
const application = (source: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: metallb }\nspec: { ${source} }\n`;

test.each([
  ['Chart.yaml', chart('metallb', bitnami), 1],
  ['Chart.yaml with OCI', chart('metallb', 'oci://registry-1.docker.io/bitnamicharts'), 1],
  ['Chart.yaml with an alias', chart('metallb', '@bitnami'), 1],
  ["Chart.yaml with the project's", chart('metallb', upstream), 0],
  ['Chart.yaml with another chart', chart('redis', bitnami), 0],
  ['a HelmRelease and its repository', release('charts') + repository('charts', bitnami), 1],
  ['a HelmRelease with a repository by name', release('bitnami'), 1],
  ['a repository that is only called so', release('bitnami') + repository('bitnami', upstream), 0],
  ['a HelmRelease of another', release('metallb'), 0],
  [
    'an OCIRepository',
    'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: { name: a }\nspec: { url: oci://registry-1.docker.io/bitnamicharts/metallb }\n',
    1,
  ],
  [
    'an OCIRepository of the project',
    'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: { name: a }\nspec: { url: oci://quay.io/metallb/chart/metallb }\n',
    0,
  ],
  ['an Application', application(`source: { chart: metallb, repoURL: "${bitnami}", targetRevision: 6.4.0 }`), 1],
  [
    'an Application with OCI',
    application('source: { chart: bitnamicharts/metallb, repoURL: registry-1.docker.io, targetRevision: 6.4.0 }'),
    1,
  ],
  [
    'an Application with the registry',
    application('source: { chart: metallb, repoURL: registry-1.docker.io/bitnamicharts, targetRevision: 6.4.3 }'),
    1,
  ],
  [
    'an Application with sources',
    application(`sources: [{ chart: metallb, repoURL: "${bitnami}", targetRevision: 6.4.0 }]`),
    1,
  ],
  ['an Application of the project', application(`source: { chart: metallb, repoURL: "${upstream}" }`), 0],
  [
    'an Application of another group',
    application(`source: { chart: metallb, repoURL: "${bitnami}" }`).replace('argoproj.io', 'app.k8s.io'),
    0,
  ],
  [
    'an ApplicationSet',
    application(`template: { spec: { source: { chart: metallb, repoURL: "${bitnami}" } } }`).replace(
      'kind: Application',
      'kind: ApplicationSet',
    ),
    1,
  ],
  [
    'k3s',
    `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: { name: a }\nspec: { chart: metallb, repo: "${bitnami}", version: 6.4.0 }\n`,
    1,
  ],
  [
    'kustomize',
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nhelmCharts: [{ name: metallb, repo: "${bitnami}", version: 6.4.0 }]\n`,
    1,
  ],
  ['a template', chart('metallb', '{{ .repository }}'), 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('suggests repository and version together, where both stand', () => {
  expect(found(rule, chart('metallb', bitnami))[0]?.fixes[0]?.changes).toMatchObject([
    { path: ['dependencies', 0, 'repository'], value: upstream },
    { path: ['dependencies', 0, 'version'] },
  ]);
  expect(found(rule, release('bitnami'))[0]?.fixes).toEqual([]);
});
