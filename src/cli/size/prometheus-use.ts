import type { Connection } from '../../cluster/connection';
import { prometheus, PrometheusError, type Prometheus, type Series } from '../../burner/prometheus/query';
import { nameOf } from '../../kubernetes/object';
import { killedForMemory } from '../../observer/use/killed-for-memory';
import type { Workload } from '../../observer/use/workload';
import type { ContainerUse, UsePoint } from '../../sizing/use';
import { CliError } from '../cli-error';

/** Which Prometheus, and how far back. */
export interface PrometheusSource {
  readonly url: string;
  /** Sent as a bearer token; never shown. */
  readonly token: string | undefined;
  readonly days: number;
}

const DAY_MS = 86_400_000;
/** As krr asks: a point every 75 s. */
const LEAST_STEP_MS = 75_000;
/** CPU is averaged over so long: what krr leaves to the step, which a slow scrape may exceed. */
const WINDOW_MS = 300_000;
/** Of containers that are younger, the last scrapes are compared this often. */
const YOUNG_STEP_MS = 15_000;
/** Prometheus refuses more than 11,000 points of a series. */
const MOST_POINTS = 10_000;

/**
 * What the containers of a workload used, those of pods that are gone too: CPU and working set from cAdvisor's metrics, kills
 * for memory from kube-state-metrics and from the pods that run. @throws CliError with a sentence
 */
export async function prometheusUse(
  connection: Connection,
  workload: Workload,
  { url, token, days }: PrometheusSource,
  now = Date.now(),
): Promise<readonly ContainerUse[]> {
  const endpoint = {
    endpoint: url,
    step: LEAST_STEP_MS,
    skipTLSVerify: false,
    metrics: [],
    alerts: [],
    ...(token !== undefined && { token }),
  };
  const stepMs = Math.max(LEAST_STEP_MS, Math.ceil((days * DAY_MS) / MOST_POINTS));
  const server = prometheus({ endpoint }, connection);
  const ask = rangeOf(server, now - days * DAY_MS, now, stepMs);
  const pods = `namespace="${workload.namespace}",pod=~"${podPattern(workload)}"`;
  const containers = `${pods},container!="",container!="POD"`;
  try {
    const [cpu, memory, killed, limits] = await Promise.all([
      ask(`sum by (pod, container) (rate(container_cpu_usage_seconds_total{${containers}}[5m]))`),
      ask(`max by (pod, container) (container_memory_working_set_bytes{${containers}})`),
      ask(`max by (pod, container) (kube_pod_container_status_last_terminated_reason{reason="OOMKilled",${pods}})`),
      ask(`max by (pod, container) (kube_pod_container_resource_limits{resource="memory",${pods}})`),
    ]);
    const lately = rangeOf(server, now - 2 * WINDOW_MS, now, YOUNG_STEP_MS);
    const young = await ofYoung(cpu, () =>
      lately(`sum by (pod, container) (irate(container_cpu_usage_seconds_total{${containers}}[5m]))`),
    );
    return joined(workload, [...cpu.map(covered), ...young], memory, killedAt(killed, limits));
  } catch (error) {
    if (error instanceof PrometheusError) throw new CliError(error.message, 1);
    throw error;
  }
}

/** The points whose window the container had lived through: a rate divides by the whole window also where it had not. */
function covered({ labels, points }: Series): Series {
  const from = (points[0]?.at ?? 0) + WINDOW_MS;
  return { labels, points: points.filter(({ at }) => at >= from) };
}

/** CPU of those that are too young for one whole window: from scrape to scrape. */
async function ofYoung(cpu: readonly Series[], ask: () => Promise<readonly Series[]>): Promise<readonly Series[]> {
  const keys = new Set(cpu.filter(one => covered(one).points.length === 0).map(keyOf));
  return keys.size === 0 ? [] : (await ask()).filter(one => keys.has(keyOf(one)));
}

const rangeOf =
  (ask: Prometheus, from: number, to: number, stepMs: number) =>
  (query: string): Promise<readonly Series[]> =>
    ask.range(query, from, to, stepMs);

/** Names of the pods that the workload's controller makes, now and before. */
export function podPattern({ kind, name }: Pick<Workload, 'kind' | 'name'>): string {
  const written = name.replaceAll('.', '[.]');
  if (kind === 'pod') return written;
  if (kind === 'statefulset') return `${written}-[0-9]+`;
  return kind === 'deployment' ? `${written}-[a-z0-9]+-[a-z0-9]{5}` : `${written}-([0-9]+-)?[a-z0-9]{5}`;
}

const keyOf = ({ labels }: Series): string => `${labels['pod'] ?? ''}/${labels['container'] ?? ''}`;
const finite = ({ points }: Series): readonly UsePoint[] => points.filter(({ value }) => Number.isFinite(value));

/** Limits of the containers that were seen killed: each value that the limit had. */
function killedAt(killed: readonly Series[], limits: readonly Series[]): ReadonlyMap<string, readonly number[]> {
  const ended = new Set(killed.filter(one => one.points.some(({ value }) => value > 0)).map(keyOf));
  return new Map(
    limits
      .filter(one => ended.has(keyOf(one)))
      .map(one => [keyOf(one), [...new Set(finite(one).map(({ value }) => value))]]),
  );
}

function joined(
  { pods }: Workload,
  cpu: readonly Series[],
  memory: readonly Series[],
  killed: ReadonlyMap<string, readonly number[]>,
): readonly ContainerUse[] {
  const now = new Map(pods.map(pod => [nameOf(pod) ?? '', killedForMemory(pod)]));
  const [cores, bytes] = [cpu, memory].map(all => new Map(all.map(one => [keyOf(one), finite(one)])));
  return [...new Set([...cpu, ...memory].map(keyOf))].map(key => {
    const [pod = '', container = ''] = key.split('/');
    const seen = [...(killed.get(key) ?? []), ...(now.get(pod)?.get(container) ?? [])];
    return { pod, container, cpu: cores?.get(key) ?? [], memory: bytes?.get(key) ?? [], killedAt: [...new Set(seen)] };
  });
}
