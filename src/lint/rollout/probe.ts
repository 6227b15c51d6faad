import { asRecord, isRecord, type PlainRecord } from '../../kubernetes/object';

/** A probe with the defaults of the API server; times in seconds. */
export interface Probe {
  readonly initialDelay: number;
  readonly period: number;
  readonly timeout: number;
  readonly failureThreshold: number;
  /** `httpGet`, `tcpSocket`, `grpc` or `exec`, as written. */
  readonly handler: PlainRecord;
}

const handlers = ['httpGet', 'tcpSocket', 'grpc', 'exec'];

/** Reads a probe; `undefined` when there is none or a number cannot be known. 0 is the default too (SetDefaults_Probe). */
export function readProbe(value: unknown): Probe | undefined {
  if (!isRecord(value)) return undefined;
  const number = (key: string, standard: number): number => {
    const written = value[key] ?? 0;
    return typeof written === 'number' && written >= 0 ? written || standard : NaN;
  };
  const probe = {
    initialDelay: number('initialDelaySeconds', 0),
    period: number('periodSeconds', 10),
    timeout: number('timeoutSeconds', 1),
    failureThreshold: number('failureThreshold', 3),
    handler: Object.fromEntries(handlers.filter(key => isRecord(value[key])).map(key => [key, asRecord(value[key])])),
  };
  return Object.values(probe).some(Number.isNaN) || Object.keys(probe.handler).length !== 1 ? undefined : probe;
}

/** Seconds from the first unanswered check to the restart, at least: the kubelet counts failureThreshold checks in a row. */
export function patience({ period, timeout, failureThreshold }: Probe): number {
  return (failureThreshold - 1) * period + timeout;
}
