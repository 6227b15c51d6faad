import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import type { PrometheusProfile } from './profiles';

/** One series of an answer; times are epoch ms. An instant answer has one point. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

/** Asks one Prometheus. Rejects with a PrometheusError. */
export interface Prometheus {
  /** At a moment, epoch ms. */
  readonly instant: (query: string, at: number) => Promise<readonly Series[]>;
  readonly range: (query: string, from: number, to: number, stepMs: number) => Promise<readonly Series[]>;
}

/** What went wrong, without anything secret. */
export class PrometheusError extends Error {}

const timeoutMs = 60_000;

/**
 * The query API of a Prometheus (/api/v1/query, /query_range). An address under that of the cluster's own API server, such
 * as a Service's proxy path, is asked as the run's user when it has no credentials of its own.
 */
export function prometheus({ endpoint }: Pick<PrometheusProfile, 'endpoint'>, connection: Connection): Prometheus {
  const ask = async (path: string, parameters: Readonly<Record<string, string>>): Promise<readonly Series[]> => {
    const text = await answerOf(endpoint, connection, path, new URLSearchParams(parameters).toString());
    return seriesOf(text, shown(endpoint.endpoint));
  };
  const seconds = (ms: number): string => (ms / 1000).toFixed(3);
  return {
    instant: (query, at) => ask('query', { query, time: seconds(at) }),
    range: (query, from, to, stepMs) =>
      ask('query_range', { query, start: seconds(from), end: seconds(to), step: seconds(stepMs) }),
  };
}

type Endpoint = PrometheusProfile['endpoint'];

async function answerOf(endpoint: Endpoint, connection: Connection, path: string, form: string): Promise<string> {
  const base = endpoint.endpoint.replace(/\/+$/, '');
  if (base.startsWith(`${connection.server}/`) && credentialOf(endpoint) === undefined) {
    return behindApiServer(connection, `${base.slice(connection.server.length)}/api/v1/${path}`, form);
  }
  return direct(endpoint, `${base}/api/v1/${path}`, form);
}

async function behindApiServer(connection: Connection, path: string, form: string): Promise<string> {
  try {
    const { body } = await connection.request<unknown>({ method: 'GET', path: `${path}?${form}`, timeoutMs });
    return typeof body === 'string' ? body : JSON.stringify(body);
  } catch (error) {
    if (error instanceof ClusterError) throw new PrometheusError(error.message);
    throw error;
  }
}

function direct(endpoint: Endpoint, address: string, form: string): Promise<string> {
  const url = new URL(address);
  const authorization = credentialOf(endpoint);
  url.username = url.password = '';
  const options = {
    method: 'POST',
    timeout: timeoutMs,
    rejectUnauthorized: !endpoint.skipTLSVerify,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization !== undefined && { authorization }),
    },
  };
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new PrometheusError(`Prometheus at ${url.host} ${why}.`));
    const sent = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, answer => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer
        .on('error', () => fail('broke off its answer'))
        .on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status === 401 || status === 403)
            return fail(`does not accept the credentials of the config (${status})`);
          if (status < 300 || text.startsWith('{"status":"error"')) return resolve(text);
          fail(`answered ${status}: look whether the address is right`);
        });
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer in ${timeoutMs / 1000} s`)));
    sent.on('error', error => fail(`cannot be reached (${(error as NodeJS.ErrnoException).code ?? error.message})`));
    sent.end(form);
  });
}

/** A token wins over user and password, as in kube-burner. */
function credentialOf({ endpoint, token, username, password }: Endpoint): string | undefined {
  if (token) return `Bearer ${token}`;
  const url = new URL(endpoint);
  const [user, secret] = [username || decodeURIComponent(url.username), password || decodeURIComponent(url.password)];
  return user ? `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` : undefined;
}

const shown = (address: string): string => new URL(address).host;

interface Answer {
  readonly status?: string;
  readonly error?: string;
  readonly data?: { readonly resultType?: string; readonly result?: unknown };
}

type Point = readonly [at: number, value: string];
interface Result {
  readonly metric?: Readonly<Record<string, string>>;
  readonly value?: Point;
  readonly values?: readonly Point[];
}

function seriesOf(text: string, host: string): readonly Series[] {
  let answer: Answer;
  try {
    answer = JSON.parse(text) as Answer;
  } catch {
    throw new PrometheusError(`What answers at ${host} is no Prometheus: its answer is not JSON.`);
  }
  if (answer.status !== 'success')
    throw new PrometheusError(`Prometheus at ${host} refused a query: ${answer.error ?? 'without a reason'}.`);
  const { resultType, result } = answer.data ?? {};
  if (resultType === 'scalar') return [{ labels: {}, points: [pointOf(result as Point)] }];
  return (result as readonly Result[]).map(({ metric = {}, value, values = value ? [value] : [] }) => ({
    labels: metric,
    points: values.map(pointOf),
  }));
}

const special: Readonly<Record<string, number>> = { '+Inf': Infinity, '-Inf': -Infinity, NaN };

const pointOf = ([at, value]: Point) => ({ at: at * 1000, value: special[value] ?? Number(value) });
