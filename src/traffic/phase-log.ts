import { exactDistribution } from '../report/distribution';
import { measuredValues } from '../report/measured-values';
import { optional } from '../report/optional-field';
import { newestWithin, reachedRate } from '../report/reached-rate';
import type { ErrorCount, JobReport, Sample } from '../report/report';
import type { GetOutcome } from './get';
import { causeOf, errorCode, type Cause } from './not-sent';

/** What one way of connecting did, counted as it happens. Times are ms of `performance.now()`. */
export interface PhaseLog {
  /** Counts an arrival's end. Only what was sent has a latency, counted from the moment it was due. */
  ended(due: number, outcome: GetOutcome, now: number): void;
  notSent(cause: Cause): void;
  sample(at: number): Sample;
  report(startedAt: number, endedAt: number): JobReport;
}

/** An empty log of a phase. */
export function phaseLog(
  { name: job, key }: { readonly name: string; readonly key: string },
  requestedRate: number,
): PhaseLog {
  const [latencies, delays, sends] = [measuredValues(), measuredValues(), measuredValues()];
  const errors = new Map<string, ErrorCount>();
  const lost = new Map<string, ErrorCount>();
  let [succeeded, failed] = [0, 0];

  const notSent = ({ kind, message }: Cause): void => count(lost, kind, message);
  const latency = () => exactDistribution(latencies.all());

  return {
    notSent,
    ended(due, outcome, now) {
      if (!outcome.sent) return notSent(causeOf(outcome.error));
      sends.push(outcome.sentAt);
      delays.push(outcome.sentAt - due);
      const failure = failureOf(outcome);
      if (failure) {
        failed++;
        return count(errors, failure.kind, failure.message);
      }
      succeeded++;
      latencies.push(now - due);
    },
    sample: at => ({
      at,
      job,
      requestedRate,
      reachedRate: newestWithin(sends.all(), performance.now() - 1000),
      sent: sends.length,
      answered: succeeded + failed,
      errors: failed,
      ...optional('latency', entry(key, latency())),
    }),
    report: (startedAt, endedAt) => ({
      name: job,
      type: 'http',
      startedAt,
      endedAt,
      requestedRate,
      reachedRate: reachedRate(sends.all()),
      sent: sends.length,
      succeeded,
      failed,
      retried: 0,
      notSent: [...lost.values()],
      ...optional('sendDelay', exactDistribution(delays.all())),
      requestLatency: [latency()].flatMap(found => (found ? [{ what: job, latency: found }] : [])),
      errors: [...errors.values()],
    }),
  };
}

function failureOf(outcome: Extract<GetOutcome, { sent: true }>): Cause | undefined {
  if ('error' in outcome) {
    const kind = errorCode(outcome.error);
    return {
      kind,
      message: `the request was sent and then broke off (${kind}): the server closed or did not answer in time.`,
    };
  }
  const { status } = outcome;
  return status >= 200 && status < 400
    ? undefined
    : { kind: `status-${status}`, message: `the server answered ${status}.` };
}

function count(counts: Map<string, ErrorCount>, kind: string, message: string): void {
  counts.set(kind, { kind, message, count: (counts.get(kind)?.count ?? 0) + 1 });
}

function entry<T>(key: string, value: T | undefined): Readonly<Record<string, T>> | undefined {
  return value === undefined ? undefined : { [key]: value };
}
