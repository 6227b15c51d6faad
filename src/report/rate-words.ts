import type { JobReport } from './report';
import { count, rateInWords } from './words';

type Rates = Pick<JobReport, 'reachedRate' | 'requestedRate' | 'sent' | 'burst'>;

/** So much above the asked rate that the burst makes most of it. */
const isByBurst = ({ reachedRate, requestedRate, burst = 1 }: Rates): boolean =>
  burst > 1 && (reachedRate ?? Infinity) > requestedRate * 1.05;

/** Everything left at once, as the burst allows: of such a job no rate can be told. */
export const isBurstOnly = (job: Rates): boolean => job.sent > 1 && job.sent <= (job.burst ?? 1) && isByBurst(job);

/** `at 60 of 100 requests/s`, or what is to be said instead: `within the first burst of 10`. Undefined below two requests. */
export function reachedInWords(job: Rates): string | undefined {
  const { reachedRate, requestedRate, burst = 1 } = job;
  if (isBurstOnly(job)) return `within the first burst of ${burst}`;
  if (reachedRate === null) return undefined;
  if (isByBurst(job)) return `with a burst of ${burst}, then at ${rateInWords(requestedRate)} requests/s`;
  return `at ${rateInWords(reachedRate)} of ${rateInWords(requestedRate)} requests/s`;
}

/** The same for a table's cell: `60`, `burst`, `–`. */
export function reachedCell(job: Rates, inWords: (rate: number) => string = rateInWords): string {
  if (isBurstOnly(job)) return 'burst';
  return job.reachedRate === null ? '–' : inWords(job.reachedRate);
}

/** `its 5 requests left at once, within the first burst of 10`. */
export const burstInWords = ({ sent, burst = 1 }: Rates): string =>
  `its ${count(sent, 'request')} left at once, within the first burst of ${burst}`;
