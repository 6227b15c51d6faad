import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { down } from '../../practice/cluster/down.mjs';
import { whyNoRealNode } from '../../practice/real-node/can-run.mjs';
import { IMAGE } from '../../practice/real-node/image.mjs';
import { sampleUse } from '../../src/observer/use/metrics-server';
import { findWorkload } from '../../src/observer/use/workload';
import { recommend } from '../../src/sizing/recommend';
import { samplesRule } from '../../src/sizing/samples-rule';
import { observerOf } from './observing';
import { buildTimeoutMs } from './build-timeout';
import { realCluster, type RealCluster } from './real-node';
import { leftOf } from './real-node-leavings';

const why = whyNoRealNode();
const namespace = '/api/v1/namespaces/team-a';

interface Pod {
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly containerStatuses?: readonly {
      readonly restartCount: number;
      readonly lastState: { readonly terminated?: { readonly reason: string } };
    }[];
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

describe.skipIf(why)(`a real node${why ? ` (${why})` : ''}`, () => {
  let cluster: RealCluster;
  const toEnd: RealCluster[] = [];
  beforeAll(async () => {
    toEnd.push((cluster = await realCluster()));
  }, buildTimeoutMs);
  afterAll(async () => {
    for (const one of toEnd) await one.end();
  });

  const post = (path: string, body: object) => cluster.connection.request({ method: 'POST', path, body });
  const get = async <T>(path: string): Promise<T> =>
    (await cluster.connection.request<T>({ method: 'GET', path })).body;

  async function pod(name: string, args: readonly string[], more: object = {}, annotations = {}): Promise<void> {
    const container = { name: 'main', image: IMAGE, args, ...more };
    const metadata = { name, labels: { app: name }, annotations };
    await post(`${namespace}/pods`, { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [container] } });
  }

  /** Asks every 200 ms, at most 60 s. */
  async function until<T>(what: string, ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
    for (const end = Date.now() + 60_000; ; await sleep(200)) {
      const answer = await ask();
      if (isSo(answer)) return answer;
      if (Date.now() > end) throw new Error(`${what} did not come: ${JSON.stringify(answer).slice(0, 400)}`);
    }
  }
  const podOf = (name: string) => get<Pod>(`${namespace}/pods/${name}`);
  const isReady = ({ status }: Pod) =>
    status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;

  test.concurrent('pods become ready by their probe and answer at their Service', async () => {
    await pod('web', ['serve'], { readinessProbe: { httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 1 } });
    const service = await post(`${namespace}/services`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
    });
    await until('Ready', () => podOf('web'), isReady);
    const { clusterIP } = (service.body as { spec: { clusterIP: string } }).spec;
    const answer = await until(
      'An answer',
      () => fetch(`http://${clusterIP}/`).then(one => one.text(), String),
      text => text.trim() === 'web',
    );
    expect(answer.trim()).toBe('web');
  });

  test.concurrent('a bandwidth annotation becomes a token bucket of that rate', async () => {
    await pod('held-back', ['serve'], {}, { 'kubernetes.io/egress-bandwidth': '8M' });
    await until('Ready', () => podOf('held-back'), isReady);
    expect(execFileSync('tc', ['qdisc', 'show'], { encoding: 'utf8' })).toMatch(/qdisc tbf .* rate 8Mbit/);
  });

  test.concurrent('a pod that leaks is killed for memory and comes back', async () => {
    await pod('leaking', ['leak', '--rate', '16Mi'], { resources: { limits: { memory: '48Mi' } } });
    const killed = await until(
      'A restart',
      () => podOf('leaking'),
      ({ status }) => (status.containerStatuses?.[0]?.restartCount ?? 0) > 0,
    );
    expect(killed.status.containerStatuses?.[0]?.lastState.terminated?.reason).toBe('OOMKilled');
    const observer = observerOf(cluster.kubeconfig);
    await observer.until('live');
    const workloads = [{ kind: 'Pod', name: 'leaking', namespace: 'team-a' }];
    const memoryOf = async () =>
      (await observer.ask('use', { workloads })).answer[0]?.find(({ resource }) => resource === 'memory');
    const memory = await until('A request above the kill', memoryOf, one => one !== undefined);
    await observer.end();
    expect(memory).toMatchObject({ killedAt: '48Mi', quantity: '145Mi' });
  });

  test.concurrent('requests from use are within 10 % of what pods are known to use', async () => {
    await pod('burning', ['burn', '--cpu', '0.2']);
    await pod('holding', ['hold', '--memory', '64Mi']);
    const path = '/apis/metrics.k8s.io/v1beta1/namespaces/team-a/pods';
    const measured = (name: string) => get<object>(`${path}/${name}`).then(Boolean, () => false);
    for (const name of ['burning', 'holding']) await until(`A measurement of ${name}`, () => measured(name), Boolean);
    const size = async (name: string) => {
      const workload = await findWorkload(cluster.connection, { kind: 'pod', name }, 'team-a');
      // metrics-server measures every 10 s or, on a busy machine, now and then not.
      const sampling = { seconds: 35, everySeconds: 3, signal: new AbortController().signal };
      return recommend(await sampleUse(cluster.connection, workload, sampling), samplesRule, 'metrics-server');
    };
    const observer = observerOf(cluster.kubeconfig);
    await observer.until('live');
    const workloads = ['burning', 'holding'].map(name => ({ kind: 'Pod', name, namespace: 'team-a' }));
    const useOf = async () => (await observer.ask('use', { workloads })).answer;
    const asked = until('Two samples in the observer', useOf, use => (use[0]?.[0]?.evidence.points ?? 0) > 1);
    const [burning, holding, followed] = await Promise.all([size('burning'), size('holding'), asked]);
    await observer.end();
    for (const [[cpu] = [], [, memory] = []] of [[burning, holding], followed]) {
      expect(Math.abs((cpu?.request ?? 0) / 0.2 - 1)).toBeLessThan(0.1);
      expect(Math.abs((memory?.request ?? 0) / 2 ** 26 - 1)).toBeLessThan(0.1);
      expect(cpu?.evidence.points).toBeGreaterThan(1);
    }
  });

  test('its end leaves nothing on the machine, also after everything of it was killed', async () => {
    const { processes } = JSON.parse(readFileSync(join(cluster.dir, 'state.json'), 'utf8')) as {
      processes: readonly { readonly pid: number }[];
    };
    for (const { pid } of processes) process.kill(pid, 'SIGKILL');
    await down({ dir: cluster.dir, say: () => undefined });
    expect(leftOf(cluster.dir)).toEqual({
      ...{ bridges: [], devices: [], cgroups: [], mounts: [], tables: [] },
      run: false,
      folder: false,
      processes: [],
    });
  });
});
