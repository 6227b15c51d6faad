import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ClusterError } from '../../src/cluster/cluster-error';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { apiRoot } from '../../src/kubernetes/api-kinds';
import { applySafeFixes } from '../../src/lint/fix';
import { removedApis } from '../../src/lint/removed-apis';
import { readYaml } from '../../src/yaml/read';

let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
});
afterAll(() => connection.close());

/** The kinds that the server serves in a version; none when it does not know the version. */
async function served(apiVersion: string): Promise<readonly string[]> {
  try {
    const { body } = await connection.request<{ resources: { kind: string }[] }>({
      method: 'GET',
      path: apiRoot(apiVersion),
    });
    return body.resources.map(({ kind }) => kind);
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'not-found') return [];
    throw error;
  }
}

test.each(removedApis.map(api => [`${api.apiVersion} ${api.kinds.join(', ')}`, api] as const))(
  '%s is not served, and what stands instead is',
  async (_, { apiVersion, kinds, instead }) => {
    const old = await served(apiVersion);
    expect(kinds.filter(kind => old.includes(kind))).toEqual([]);
    if (instead) expect(await served(instead)).toEqual(expect.arrayContaining([...kinds]));
  },
);

const pods =
  'template: { metadata: { labels: { app: a } }, spec: { restartPolicy: RESTART, containers: [{ name: a, image: a }] } }';
const running = pods.replace('RESTART', 'Always');
const metrics = 'metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 50 } }]';
const target = 'scaleTargetRef: { kind: Deployment, name: a }, maxReplicas: 2';
const job = `jobTemplate: { spec: { ${pods.replace('RESTART', 'Never')} } }`;
const path = '{ path: /, backend: { serviceName: a, servicePort: 80 } }';
const level = 'type: Limited, limited: { assuredConcurrencyShares: 5, limitResponse: { type: Reject } }';

test.each([
  ['apps/v1beta2', 'Deployment', 'deployments', running],
  ['extensions/v1beta1', 'ReplicaSet', 'replicasets', running],
  ['batch/v1beta1', 'CronJob', 'cronjobs', `schedule: "* * * * *", ${job}`],
  [
    'policy/v1beta1',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
    'minAvailable: 1, selector: { matchLabels: { a: b } }',
  ],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', `${target}, ${metrics}`],
  [
    'networking.k8s.io/v1beta1',
    'Ingress',
    'ingresses',
    `backend: { serviceName: a, servicePort: http }, rules: [{ http: { paths: [${path}] } }]`,
  ],
  ['flowcontrol.apiserver.k8s.io/v1beta2', 'PriorityLevelConfiguration', 'prioritylevelconfigurations', level],
])('%s %s after the safe fix is taken, strictly', async (apiVersion, kind, plural, spec) => {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: moved }\nspec: { ${spec} }\n`;
  const object = readYaml(applySafeFixes(text).text).documents[0]?.value as { apiVersion: string };
  expect(object.apiVersion).not.toBe(apiVersion);
  const namespace = plural === 'prioritylevelconfigurations' ? '' : '/namespaces/default';
  const query = { dryRun: 'All', fieldValidation: 'Strict' };
  await connection.request({
    method: 'POST',
    path: `${apiRoot(object.apiVersion)}${namespace}/${plural}`,
    query,
    body: object,
  });
});
