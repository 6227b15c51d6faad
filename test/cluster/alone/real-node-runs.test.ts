import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrometheusAlone } from '../../../practice/cluster/prometheus-alone.mjs';
import { whyNoRealNode } from '../../../practice/real-node/can-run.mjs';
import { IMAGE } from '../../../practice/real-node/image.mjs';
import { NODE } from '../../../practice/real-node/places.mjs';
import type { SizedWorkload } from '../../../src/cli/size/size-table';
import { openConnection } from '../../../src/cluster/open-connection';
import { headroom, reportOf, stateHome } from '../command-line';
import { expectNothingLeft } from '../nothing-left';
import { realCluster, type RealCluster } from '../real-node';
import { scrapedBy } from '../scraped-by';
import { buildTimeoutMs } from '../build-timeout';
import { writtenConfig } from '../written-config';

const why = whyNoRealNode();
interface Sized {
  readonly workloads: readonly SizedWorkload[];
}
const isCpu = ({ resource }: { readonly resource: string }): boolean => resource === 'cpu';
const namespace = '/api/v1/namespaces/team-a';
const web = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web-{{ .Replica }}' },
  spec: {
    selector: { matchLabels: { app: 'web-{{ .Replica }}' } },
    template: {
      metadata: { labels: { app: 'web-{{ .Replica }}' } },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [
          {
            ...{ name: 'web', image: IMAGE, args: ['serve'] },
            readinessProbe: { httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 1 },
          },
        ],
      },
    },
  },
};
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web-{{ .Replica }}' },
  spec: { selector: { app: 'web-{{ .Replica }}' }, ports: [{ port: 80, targetPort: 8080 }] },
};

/* What only pods that really run can show of a run, and of their use. */
describe.skipIf(why)(`runs on a real node${why ? ` (${why})` : ''}`, () => {
  let cluster: RealCluster;
  let prometheus: PrometheusAlone;
  const toEnd: { readonly end: () => Promise<void> }[] = [];
  beforeAll(async () => {
    toEnd.push((cluster = await realCluster()));
    prometheus = await scrapedBy(cluster.kubeconfig, { cadvisor: `/api/v1/nodes/${NODE}/proxy/metrics/cadvisor` });
    toEnd.unshift({ end: prometheus.stop });
  }, buildTimeoutMs);
  afterAll(async () => {
    for (const { end } of toEnd) await end();
    rmSync(stateHome, { recursive: true, force: true });
  });

  async function runningPod(name: string, args: readonly string[]): Promise<void> {
    const spec = { containers: [{ name: 'main', image: IMAGE, args }] };
    const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
    await cluster.connection.request({ method: 'POST', path: `${namespace}/pods`, body });
    const look = { method: 'GET', path: `${namespace}/pods/${name}` } as const;
    type Pod = { readonly status: { readonly phase: string } };
    while ((await cluster.connection.request<Pod>(look)).body.status.phase !== 'Running') await sleep(200);
  }

  test.concurrent('Services are asked by a pod of the run until they answer', async () => {
    const config = writtenConfig(
      [
        'name: web, namespace: web, objects: [{objectTemplate: web.yml, replicas: 3}, {objectTemplate: service.yml, replicas: 3}]',
      ],
      'measurements: [{name: serviceLatency, svcTimeout: 30s}]',
    );
    const folder = path.dirname(config);
    writeFileSync(path.join(folder, 'web.yml'), JSON.stringify(web));
    writeFileSync(path.join(folder, 'service.yml'), JSON.stringify(service));
    const ended = await headroom(['run', config, '--yes', '--events', '--report-dir', folder], undefined, cluster)
      .ended;
    const report = reportOf(ended);
    expect(report.outcome.reasons).toEqual([]);
    const services = report.jobs[0]?.measurements?.find(({ name }) => name === 'serviceLatency');
    expect(services).toMatchObject({ objects: 3, neverReady: 0, watchGaps: [] });
    expect(services?.impossible).toBeUndefined();
    const rows = JSON.parse(readFileSync(path.join(folder, 'svcLatencyMeasurement-web.json'), 'utf8')) as object[];
    expect(rows).toHaveLength(3);
    rmSync(folder, { recursive: true });
    await expectNothingLeft(cluster.connection, report.runId);
  });

  test.concurrent('a program in a pod is spoken to; whoever may not, or names no pod, is told so', async () => {
    await runningPod('checker', ['serve']);
    const { signal } = new AbortController();
    const where = { namespace: 'team-a', container: 'main', command: ['/pods', 'check', '-'], signal };
    const answered = await new Promise<string>((resolve, reject) => {
      cluster.connection
        .exec({ ...where, pod: 'checker' }, text => text !== '' && resolve(text))
        .then(({ write }) => write('nobody 127.0.0.1 1 1\nitself 127.0.0.1 8080 9\n'), reject);
    });
    expect(answered).toBe('itself\n');
    const nobody = cluster.connection.exec({ ...where, pod: 'nobody' }, () => undefined);
    await expect(nobody).rejects.toThrow('pods "nobody" not found');
    const bob = await openConnection({ kubeconfig: cluster.kubeconfig, context: 'headroom-real-bob', env: {} });
    const forbidden = bob.exec({ ...where, pod: 'checker' }, () => undefined);
    await expect(forbidden).rejects.toMatchObject({ kind: 'forbidden' });
    await bob.close();
  });

  test.concurrent(
    'requests from a Prometheus are what pods are known to use, though they are younger than its window',
    // The expect of this test: that of the module loses its test when one beside it ends.
    async ({ expect }) => {
      await Promise.all([
        runningPod('burning', ['burn', '--cpu', '0.2']),
        runningPod('holding', ['hold', '--memory', '128Mi']),
      ]);
      const args = ['size', 'pod/burning', 'pod/holding', '-n', 'team-a', '--prometheus', prometheus.url, '-o', 'json'];
      const size = async () => {
        const { workloads } = JSON.parse((await headroom(args, undefined, cluster).ended).stdout) as Sized;
        const [burning, holding] = workloads.map(({ recommendations }) => recommendations);
        return { cpu: burning?.find(isCpu), memory: holding?.find(one => !isCpu(one)) };
      };
      // The kubelet looks at its containers every ten seconds or so, a rate needs two looks, and memory is taken bit by bit.
      const off = async () => {
        const { cpu, memory } = await size();
        // Known is what it uses in the long run: on a busy machine it falls behind, and makes up for that.
        const ofCpu = Math.abs((cpu?.request ?? 0) / 0.2 - 1) / 0.5;
        // krr asks for 15 % more than the largest working set.
        const ofMemory = Math.abs((memory?.request ?? 0) / 1.15 / 2 ** 27 - 1) / 0.1;
        return Math.max(ofCpu, ofMemory);
      };
      await expect.poll(off, { timeout: 90_000, interval: 1000 }).toBeLessThan(1);
    },
  );
});
