import type { ClusterError } from '../cluster/cluster-error';
import { exactDistribution } from '../report/distribution';
import { measuredValues, type MeasuredValues } from '../report/measured-values';
import { optional } from '../report/optional-field';
import { newestWithin, reachedRate } from '../report/reached-rate';
import type { ErrorCount, JobReport } from '../report/report';

/** One request that ended. Times are epoch ms; `deadline` is when it should have left. */
export interface EndedRequest {
  /** `create configmaps`: verb and resource. */
  readonly what: string;
  readonly deadline: number;
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly retries: number;
  /** How many of its tries were answered with 429. */
  readonly throttled: number;
  readonly error?: ClusterError;
}

/** Counts the requests of one job as they end. */
export interface RequestLog {
  readonly ended: (request: EndedRequest) => void;
  /** Until `at` (epoch ms) nothing was to be sent for so many ms: a pause or wait of the config. */
  readonly stoodStill: (at: number, ms: number) => void;
  readonly counts: () => { sent: number; succeeded: number; failed: number; retried: number; throttled: number };
  /** Requests a second over the second before `now` (epoch ms). */
  readonly recentRate: (now: number) => number;
  readonly errors: () => ErrorCount[];
  /** `reachedRate` over what was sent before `until` (epoch ms). */
  readonly figures: (
    until?: number,
  ) => Pick<
    JobReport,
    | 'reachedRate'
    | 'sent'
    | 'succeeded'
    | 'failed'
    | 'retried'
    | 'throttled'
    | 'sendDelay'
    | 'requestLatency'
    | 'errors'
  >;
}

/** An empty log. */
export function requestLog(): RequestLog {
  const counts = { sent: 0, succeeded: 0, failed: 0, retried: 0, throttled: 0 };
  const sends = measuredValues();
  const delays = measuredValues();
  const still: { readonly at: number; readonly ms: number }[] = [];
  const latencies = new Map<string, MeasuredValues>();
  const errors = new Map<string, { kind: string; count: number; message: string }>();
  const fail = ({ kind, message }: ClusterError): void => {
    counts.failed++;
    const known = errors.get(kind);
    if (known) known.count++;
    else errors.set(kind, { kind, count: 1, message });
  };
  const answer = ({ what, sentAt, answeredAt }: EndedRequest): void => {
    counts.succeeded++;
    const values = latencies.get(what) ?? measuredValues();
    latencies.set(what, values);
    values.push(answeredAt - sentAt);
  };
  const rateUntil = (until: number): number | null => {
    const pauses = still.reduce((sum, { at, ms }) => (at < until ? sum + ms : sum), 0);
    return reachedRate(until === Infinity ? sends.all() : sends.all().filter(at => at < until), pauses);
  };
  const listErrors = (): ErrorCount[] => [...errors.values()].map(error => ({ ...error }));
  return {
    ended(request) {
      counts.sent++;
      counts.retried += request.retries;
      counts.throttled += request.throttled;
      sends.push(request.sentAt);
      delays.push(Math.max(request.sentAt - request.deadline, 0));
      if (request.error) fail(request.error);
      else answer(request);
    },
    stoodStill: (at, ms) => void still.push({ at, ms }),
    counts: () => ({ ...counts }),
    recentRate: now => newestWithin(sends.all(), now - 1000),
    errors: listErrors,
    figures: (until = Infinity) => ({
      ...counts,
      reachedRate: rateUntil(until),
      ...optional('sendDelay', exactDistribution(delays.all())),
      requestLatency: [...latencies].flatMap(([what, values]) => {
        const latency = exactDistribution(values.all());
        return latency ? [{ what, latency }] : [];
      }),
      errors: listErrors(),
    }),
  };
}
