import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { PrometheusAlone } from '../../practice/cluster/prometheus-alone.mjs';
import { buildTimeoutMs } from './build-timeout';
import { headroom, reportOf, stateHome, type Ended } from './command-line';
import { labelText, scrapedBy, valuesAt } from './scraped-by';
import { writtenConfig } from './written-config';

/* Metrics and alerts of a run, from a real Prometheus that scrapes the API server all the time. */
let prometheus: PrometheusAlone;
const toRemove: string[] = [];
// On a busy machine a scrape may end too late, and be missing.
const posts = 'sum(last_over_time(apiserver_request_total{verb="POST",resource="configmaps"}[5m]))';
const memory = 'last_over_time(process_resident_memory_bytes[5m])';

beforeAll(async () => {
  prometheus = await scrapedBy(inject('kubeconfig'), { api: '/metrics' });
}, buildTimeoutMs);
afterAll(async () => {
  await prometheus.stop();
  for (const made of [...toRemove, stateHome]) rmSync(made, { recursive: true, force: true });
});

interface Profiles {
  readonly metrics?: readonly object[];
  readonly alerts?: readonly object[];
}

/** Runs 30 ConfigMaps in three seconds; what is asked of the job's end has been scraped before it is asked. */
async function run(name: string, { metrics, alerts }: Profiles): Promise<Ended & { readonly folder: string }> {
  const config = writtenConfig([
    `name: ${name}, namespace: ${name}, qps: 10, burst: 1, jobIterations: 30, namespacedIterations: false, metricsClosing: afterJob, jobPause: 3s, objects: [{objectTemplate: cm.yml}]`,
  ]);
  const folder = path.dirname(config);
  toRemove.push(folder);
  const indexer = { type: 'local', metricsDirectory: path.join(folder, 'collected') };
  const endpoint: Record<string, unknown> = { endpoint: prometheus.url, step: '1s', indexer };
  for (const [key, profile] of Object.entries({ metrics, alerts })) {
    if (profile === undefined) continue;
    writeFileSync(path.join(folder, `${key}.yml`), JSON.stringify(profile));
    endpoint[key] = [path.join(folder, `${key}.yml`)];
  }
  writeFileSync(config, `${readFileSync(config, 'utf8')}metricsEndpoints: [${JSON.stringify(endpoint)}]\n`);
  return { folder, ...(await headroom(['run', config, '--yes', '--events', '--report-dir', folder]).ended) };
}

interface Document {
  readonly timestamp: string;
  readonly value: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly query: string;
  readonly description?: string;
  readonly severity?: string;
}

const documentsIn = (folder: string, name: string): readonly Document[] =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Document[];

test.concurrent('every figure of the documents is what Prometheus says when it is asked for that moment', async () => {
  const ended = await run('measured', {
    metrics: [
      { metricName: 'posts', query: posts },
      { metricName: 'memory', query: memory, instant: true, captureStart: true },
      {
        metricName: 'before',
        query: 'last_over_time(process_resident_memory_bytes[5m] offset {{ .elapsed }})',
        instant: true,
      },
    ],
  });
  const { jobs, outcome } = reportOf(ended);
  expect(outcome.reasons).toEqual([]);
  const names = ['posts', 'memory-start', 'memory', 'before'];
  for (const { timestamp, value, labels, query } of names.flatMap(name => documentsIn(ended.folder, name))) {
    const asked = await valuesAt(prometheus.url, query, Date.parse(timestamp));
    expect([query, timestamp, value]).toEqual([query, timestamp, asked.get(labelText(labels))]);
  }
  const { startedAt = NaN, endedAt = NaN } = jobs[0] ?? {};
  // From the job's beginning, a step apart.
  const moments = documentsIn(ended.folder, 'posts').map(({ timestamp }) => Date.parse(timestamp));
  expect(moments.filter((at, n) => Math.abs(at - startedAt - n * 1000) > 1)).toEqual([]);
  expect(Math.abs(moments.length - (endedAt - startedAt) / 1000 - 0.5)).toBeLessThan(0.51);
});

const many = { expr: `${posts} > 0`, description: '{{ $value }} ConfigMaps asked for' };
test.concurrent.each([
  ['info', 0],
  ['warning', 0],
  ['error', 3],
  ['critical', 3],
])('an alert of severity %s fires once, and the run ends with %i', async (severity, code) => {
  const ended = await run(`alert-${severity}`, {
    alerts: [
      { ...many, severity },
      { ...many, expr: `${posts} < 0` },
    ],
  });
  const { outcome, notes } = reportOf(ended);
  expect(ended.code).toBe(code);
  const [fired, ...others] = documentsIn(ended.folder, 'alert');
  expect(others).toEqual([]);
  const [value] = (await valuesAt(prometheus.url, posts, Date.parse(fired?.timestamp ?? ''))).values();
  const description = `${value?.toFixed(3) ?? ''} ConfigMaps asked for`;
  expect(fired).toMatchObject({ severity, description });
  expect([...outcome.reasons, ...notes].join()).toContain(
    `alert (${severity}) in job alert-${severity}: ${description}`,
  );
});
