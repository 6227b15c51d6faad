import { readFileSync } from 'node:fs';
import { startPrometheus, type PrometheusAlone } from '../../practice/cluster/prometheus-alone.mjs';

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string; 'certificate-authority-data': string } }];
  readonly users: readonly { readonly name: string; readonly user: { readonly token: string } }[];
  readonly 'current-context': string;
}

/** A real Prometheus that scrapes these paths of a cluster's API server, by job, as the user of the current context. */
export function scrapedBy(kubeconfig: string, paths: Readonly<Record<string, string>>): Promise<PrometheusAlone> {
  const { clusters, users, ...rest } = JSON.parse(readFileSync(kubeconfig, 'utf8')) as Kubeconfig;
  const { server, 'certificate-authority-data': encoded } = clusters[0].cluster;
  const token = users.find(({ name }) => name === rest['current-context'])?.user.token ?? '';
  const certificateAuthority = Buffer.from(encoded, 'base64').toString();
  const targets = Object.entries(paths).map(([job, path]) => ({ job, server, certificateAuthority, token, path }));
  return startPrometheus({ targets });
}

/** What a query gives at a moment (epoch ms), asked directly: value by labels, without the metric's name. */
export async function valuesAt(url: string, query: string, at: number): Promise<ReadonlyMap<string, number>> {
  const form = new URLSearchParams({ query, time: (at / 1000).toFixed(3) });
  const answer = await fetch(`${url}/api/v1/query?${form.toString()}`);
  const { data } = (await answer.json()) as {
    readonly data: { readonly result: readonly { metric: Record<string, string>; value: [number, string] }[] };
  };
  return new Map(data.result.map(({ metric, value: [, value] }) => [labelText(metric), +value]));
}

/** Labels without the metric's name, in an order that does not depend on who wrote them. */
export const labelText = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => name !== '__name__')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
