import { exactDistribution } from '../report/distribution';
import { measuredValues, type MeasuredValues } from '../report/measured-values';
import { optional } from '../report/optional-field';
import { newestWithin, reachedRate } from '../report/reached-rate';
import type { ErrorCount, JobReport, Sample } from '../report/report';

/** One request that ended. Times are ms of `performance.now()`. */
export interface EndedRequest {
  /** What its latency is counted under. */
  readonly what: string;
  /** When it was to leave; its latency counts from here. */
  readonly due: number;
  readonly sentAt: number;
  readonly endedAt: number;
  /** Absent for a good answer, `throttled` for 429. */
  readonly error?: { readonly kind: string; readonly message: string };
}

/** What the requests of one job came to, counted as they end. */
export interface LoadLog {
  readonly ended: (request: EndedRequest) => void;
  readonly notSent: (cause: { readonly kind: string; readonly message: string }) => void;
  /** Latencies in ms so far, by what was asked. */
  readonly latencies: (what: string) => MeasuredValues;
  readonly sample: (at: number) => Sample;
  readonly report: (startedAt: number, endedAt: number) => JobReport;
}

/**
 * An empty log of a job; 429 is what loads on an API server look for, so it is counted apart and no failure. `burst` is how
 * many requests leave at once beside the rate.
 */
export function loadLog(job: string, requestedRate: number, burst?: number): LoadLog {
  const [delays, sends] = [measuredValues(), measuredValues()];
  const byWhat = new Map<string, MeasuredValues>();
  const [errors, lost] = [new Map<string, ErrorCount>(), new Map<string, ErrorCount>()];
  let [succeeded, failed, throttled] = [0, 0, 0];
  const latencies = (what: string): MeasuredValues => {
    const known = byWhat.get(what) ?? measuredValues();
    byWhat.set(what, known);
    return known;
  };
  const found = () =>
    [...byWhat].flatMap(([what, values]) => {
      const latency = exactDistribution(values.all());
      return latency ? [{ what, latency }] : [];
    });
  const sent = (): number => succeeded + failed + throttled;
  return {
    latencies,
    notSent: cause => count(lost, cause),
    ended({ what, due, sentAt, endedAt, error }) {
      sends.push(sentAt);
      delays.push(Math.max(sentAt - due, 0));
      if (error?.kind === 'throttled') return void throttled++;
      if (error) {
        failed++;
        return count(errors, error);
      }
      succeeded++;
      latencies(what).push(endedAt - due);
    },
    sample: at => ({
      ...{ at, job, requestedRate, reachedRate: newestWithin(sends.all(), performance.now() - 1000) },
      ...{ sent: sent(), answered: sent(), errors: failed },
      latency: Object.fromEntries(found().map(({ what, latency }) => [what, latency])),
    }),
    report: (startedAt, endedAt) => ({
      ...{ name: job, type: 'load', startedAt, endedAt, requestedRate, ...optional('burst', burst) },
      reachedRate: reachedRate(sends.all()),
      ...{ sent: sent(), succeeded, failed, retried: 0, throttled, notSent: [...lost.values()] },
      ...optional('sendDelay', exactDistribution(delays.all())),
      requestLatency: found(),
      errors: [...errors.values()],
    }),
  };
}

function count(counts: Map<string, ErrorCount>, { kind, message }: { kind: string; message: string }): void {
  counts.set(kind, { kind, message, count: (counts.get(kind)?.count ?? 0) + 1 });
}
