import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import { readIntOrPercent, scaled } from '../../src/kubernetes/int-or-percent';
import { checkAlone } from '../../src/lint/check-alone.test-data';
import { hpaTargetMissing } from '../../src/lint/rules/autoscaling/hpa-target-missing';

/* What our rules say of budgets and autoscalers, against what the controllers of a real control plane make of them. */
const namespace = `headroom-budgets-${process.pid}`;
const inNamespace = (group: string, plural: string): string => `/apis/${group}/namespaces/${namespace}/${plural}`;
let connection: Connection;

beforeAll(async () => {
  connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  await create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
});
afterAll(async () => {
  await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
  await connection.close();
});

async function create(path: string, body: object): Promise<void> {
  await connection.request({ method: 'POST', path, body });
}

/** Asks until the answer is there; the test's own time limit ends it. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

function deployment(name: string, replicas: number): object {
  const labels = { app: name };
  const containers = [{ name: 'c', image: 'registry.k8s.io/pause:3.10' }];
  const template = { metadata: { labels }, spec: { terminationGracePeriodSeconds: 0, containers } };
  const spec = { replicas, selector: { matchLabels: labels }, template };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec };
}

/** A pod that comes later is counted for one of several budgets over it alone (disruption.go, getPdbForPod). */
async function podsReady(name: string, replicas: number): Promise<void> {
  await eventually(async () => {
    const path = inNamespace('apps/v1', `deployments/${name}`);
    const { body } = await connection.request<{ status?: { readyReplicas?: number } }>({ method: 'GET', path });
    return body.status?.readyReplicas === replicas ? true : undefined;
  });
}

interface Budget {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly expectedPods: number; readonly desiredHealthy: number };
}

const shares = ['1%', '34%', '50%', '67%', '75%', '80%', '99%', '100%'];

test.concurrent.each([1, 2, 3, 5, 7])(
  'percentages of budgets over %i pods are rounded as we round them',
  async replicas => {
    const app = `pods-${replicas}`;
    await create(inNamespace('apps/v1', 'deployments'), deployment(app, replicas));
    await podsReady(app, replicas);
    const budgets = shares.flatMap(share =>
      ['minAvailable', 'maxUnavailable'].map(key => ({
        name: `${app}-${key.toLowerCase()}-${parseInt(share)}`,
        key,
        share,
      })),
    );
    for (const { name, key, share } of budgets)
      await create(inNamespace('policy/v1', 'poddisruptionbudgets'), {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name },
        spec: { [key]: share, selector: { matchLabels: { app } } },
      });
    const counted = await eventually(async () => {
      const path = inNamespace('policy/v1', 'poddisruptionbudgets');
      const { body } = await connection.request<{ items: readonly Budget[] }>({ method: 'GET', path });
      const mine = body.items.filter(({ metadata }) => metadata.name.startsWith(`${app}-`));
      return mine.every(({ status }) => status?.expectedPods === replicas) ? mine : undefined;
    });
    const desired = Object.fromEntries(counted.map(({ metadata, status }) => [metadata.name, status?.desiredHealthy]));
    const reckoned = budgets.map(({ name, key, share }) => {
      const rounded = scaled(readIntOrPercent(share) ?? { count: NaN }, replicas, 'up');
      return [name, key === 'minAvailable' ? rounded : replicas - rounded];
    });
    expect(desired).toEqual(Object.fromEntries(reckoned));
  },
);

test.concurrent('a target of an API group that is gone is found by nobody', async () => {
  await create(inNamespace('apps/v1', 'deployments'), deployment('web', 1));
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: { apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'web' }, maxReplicas: 3 },
  };
  expect(checkAlone(hpaTargetMissing, autoscaler)).toHaveLength(1);
  await create(inNamespace('autoscaling/v2', 'horizontalpodautoscalers'), autoscaler);
  const reason = await eventually(async () => {
    const path = inNamespace('autoscaling/v2', 'horizontalpodautoscalers/web');
    const { body } = await connection.request<{
      status?: { conditions?: readonly { type: string; reason: string }[] };
    }>({ method: 'GET', path });
    return body.status?.conditions?.find(({ type }) => type === 'AbleToScale')?.reason;
  });
  expect(reason).toBe('FailedGetScale');
});
