import type { BurnerConfig, EndpointConfig } from '../../burner-config/config';
import type { Files } from '../../burner-config/files';
import {
  ProfileError,
  readAlerts,
  readMetrics,
  type AlertRule,
  type MetricQuery,
} from '../../burner-config/profile-values';

/** A Prometheus of the config, and what is asked of it. */
export interface PrometheusProfile {
  readonly endpoint: EndpointConfig & { readonly endpoint: string };
  readonly metrics: readonly MetricQuery[];
  readonly alerts: readonly AlertRule[];
}

/** Reads the metric and alert profiles of a config's endpoints. @throws ProfileError */
export async function readProfiles({ metricsEndpoints }: BurnerConfig, files: Files): Promise<PrometheusProfile[]> {
  const profiles: PrometheusProfile[] = [];
  for (const [index, endpoint] of metricsEndpoints.entries()) {
    const { endpoint: address = '', metrics, alerts } = endpoint;
    // As in kube-burner, what names no Prometheus asks none; the plan says so.
    if (metrics.length + alerts.length === 0 || address === '') continue;
    if (!URL.canParse(address) || !/^https?:/.test(address)) {
      throw new ProfileError(`metricsEndpoints[${index}].endpoint: it is the http or https address of a Prometheus.`);
    }
    const texts = (names: readonly string[]) =>
      Promise.all(names.map(async name => [name, await textOf(name, files)] as const));
    profiles.push({
      endpoint: { ...endpoint, endpoint: address },
      metrics: (await texts(metrics)).flatMap(([name, text]) => readMetrics(name, text)),
      alerts: (await texts(alerts)).flatMap(([name, text]) => readAlerts(name, text)),
    });
  }
  return profiles;
}

async function textOf(name: string, files: Files): Promise<string> {
  const text = /^https?:/.test(name) ? await fetched(name) : files.read(name);
  if (text === undefined) throw new ProfileError(`${name}: there is no such profile.`);
  return text;
}

async function fetched(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
    if (answer.ok) return await answer.text();
    throw new Error(`answered ${answer.status}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ProfileError(`The profile at ${new URL(address).host} cannot be read (${why}): keep it as a file.`);
  }
}
