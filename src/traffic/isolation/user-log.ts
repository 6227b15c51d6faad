import { exactDistribution } from '../../report/distribution';
import { measuredValues } from '../../report/measured-values';
import { optional } from '../../report/optional-field';
import { newestWithin, reachedRate } from '../../report/reached-rate';
import type { ErrorCount, JobReport, Sample } from '../../report/report';

/** What one user's requests came to, counted as they end. Times are ms of `performance.now()`. */
export interface UserLog {
  /** `error` is absent for a good answer, `throttled` for 429. */
  ended(due: number, sentAt: number, now: number, error?: { readonly kind: string; readonly message: string }): void;
  notSent(cause: { readonly kind: string; readonly message: string }): void;
  sample(at: number): Sample;
  report(startedAt: number, endedAt: number): JobReport;
}

/** An empty log; 429 is what the scenario looks for, so it is counted apart and no failure. */
export function userLog(job: string, requestedRate: number): UserLog {
  const [latencies, delays, sends] = [measuredValues(), measuredValues(), measuredValues()];
  const [errors, lost] = [new Map<string, ErrorCount>(), new Map<string, ErrorCount>()];
  let [succeeded, failed, throttled] = [0, 0, 0];
  const latency = () => exactDistribution(latencies.all());
  const sent = (): number => succeeded + failed + throttled;
  return {
    notSent: cause => count(lost, cause),
    ended(due, sentAt, now, error) {
      sends.push(sentAt);
      delays.push(Math.max(sentAt - due, 0));
      if (error?.kind === 'throttled') return void throttled++;
      if (error) {
        failed++;
        return count(errors, error);
      }
      succeeded++;
      latencies.push(now - due);
    },
    sample: at => ({
      ...{ at, job, requestedRate, reachedRate: newestWithin(sends.all(), performance.now() - 1000) },
      ...{ sent: sent(), answered: sent(), errors: failed },
      ...optional('latency', entry(job, latency())),
    }),
    report: (startedAt, endedAt) => ({
      ...{ name: job, type: 'http', startedAt, endedAt, requestedRate, reachedRate: reachedRate(sends.all()) },
      ...{ sent: sent(), succeeded, failed, retried: 0, throttled, notSent: [...lost.values()] },
      ...optional('sendDelay', exactDistribution(delays.all())),
      requestLatency: [latency()].flatMap(found => (found ? [{ what: job, latency: found }] : [])),
      errors: [...errors.values()],
    }),
  };
}

function count(counts: Map<string, ErrorCount>, { kind, message }: { kind: string; message: string }): void {
  counts.set(kind, { kind, message, count: (counts.get(kind)?.count ?? 0) + 1 });
}

function entry<T>(key: string, value: T | undefined): Readonly<Record<string, T>> | undefined {
  return value === undefined ? undefined : { [key]: value };
}
