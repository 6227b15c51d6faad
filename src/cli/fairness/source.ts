import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { list } from '../../cluster/list';
import { openConnection } from '../../cluster/open-connection';
import { flowControlOf, type FlowControl } from '../../fairness/flow-control';
import { levelMetrics, serverSeatsOf, storedObjects, type LevelMetrics } from '../../fairness/level-metrics';
import type { StoredObjects } from '../../fairness/request-seats';
import { DEFAULT_SERVER_SEATS } from '../../kubernetes/flow-control';
import { asList, asRecord, asString, isRecord, type KubernetesObject } from '../../kubernetes/object';
import { CliError } from '../cli-error';
import { readText } from '../disk-files';

/** Where the fairness commands look. */
export interface SourceFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  /** A file that `headroom snapshot` wrote, instead of the cluster. */
  readonly snapshot?: string;
}

/** What is known of an API server's fairness. */
export interface FairnessSource {
  /** gitVersion. */
  readonly kubernetes: string;
  readonly control: FlowControl;
  readonly serverSeats: number;
  /** Of this moment; empty without the right to read /metrics, and in a snapshot. */
  readonly metrics: ReadonlyMap<string, LevelMetrics>;
  readonly stored: ReadonlyMap<string, StoredObjects>;
  /** What is not known, a sentence each. */
  readonly notes: readonly string[];
}

const GROUP = '/apis/flowcontrol.apiserver.k8s.io/v1';

/** Reads a snapshot or asks the cluster: /version, two lists and /metrics. */
export async function fairnessSource(flags: SourceFlags): Promise<FairnessSource> {
  if (flags.snapshot !== undefined) return fromSnapshot(flags.snapshot);
  const connection = await connect(flags);
  try {
    return await fromCluster(connection);
  } finally {
    await connection.close();
  }
}

/** An open door to the cluster that the flags name. */
export function connect({ kubeconfig, context }: SourceFlags): Promise<Connection> {
  return openConnection({
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(context === undefined ? {} : { context }),
    env: process.env,
  });
}

/** What a cluster says of its fairness now. */
export async function fromCluster(connection: Connection): Promise<FairnessSource> {
  const [version, flowSchemas, priorityLevels, text] = await Promise.all([
    connection.request<{ readonly gitVersion: string }>({ method: 'GET', path: '/version' }),
    all(connection, `${GROUP}/flowschemas`),
    all(connection, `${GROUP}/prioritylevelconfigurations`),
    metricsText(connection),
  ]);
  const control = flowControlOf(flowSchemas, priorityLevels);
  return { ...measured(control, text), kubernetes: version.body.gitVersion };
}

async function all(connection: Connection, path: string): Promise<readonly KubernetesObject[]> {
  const objects: KubernetesObject[] = [];
  await list(connection.request, { path }, items => objects.push(...items));
  return objects;
}

/** The metrics of the API server that answers; `undefined` for those who may not read them. */
export async function metricsText(connection: Connection): Promise<string | undefined> {
  try {
    return (await connection.request<string>({ method: 'GET', path: '/metrics' })).body;
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'forbidden') return undefined;
    throw error;
  }
}

function measured(control: FlowControl, text: string | undefined): Omit<FairnessSource, 'kubernetes'> {
  const metrics = levelMetrics(text ?? '');
  const stored = storedObjects(text ?? '');
  const serverSeats = serverSeatsOf(metrics);
  const notes = [
    ...(text === undefined
      ? ['You may not read /metrics (nonResourceURLs, verb get), so what is in use now is not known.']
      : []),
    ...(serverSeats === undefined
      ? [`The API server's seats are not known: ${DEFAULT_SERVER_SEATS} is the default of its flags.`]
      : []),
  ];
  return { control, serverSeats: serverSeats ?? DEFAULT_SERVER_SEATS, metrics, stored, notes };
}

function fromSnapshot(file: string): FairnessSource {
  const text = readText(file);
  if (text === undefined)
    throw new CliError(`${file}: there is no such snapshot. Write one: headroom snapshot --out ${file}`, 1);
  const snapshot = parsed(file, text);
  const objects = (key: string): readonly KubernetesObject[] => {
    if (!Array.isArray(snapshot[key]))
      throw new CliError(`${file}: the snapshot has no ${key}. Write it anew: headroom snapshot --out ${file}`, 1);
    return asList(snapshot[key]).filter(isRecord);
  };
  const control = flowControlOf(objects('flowSchemas'), objects('priorityLevels'));
  const { metrics } = snapshot;
  return { ...measured(control, asString(metrics) ?? ''), kubernetes: asString(snapshot['kubernetes']) ?? '' };
}

function parsed(file: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    throw new CliError(
      `${file}: this is not the JSON of a snapshot. Write it anew: headroom snapshot --out ${file}`,
      1,
    );
  }
}
