import { meanAnswerMs } from './limit-evidence';
import type { JobReport, Report } from './report';
import { rateInWords } from './words';

/** Reached at least this share of the asked rate: it went as fast as asked. */
const asAsked = 0.97;
/** Kept-alive connections for requests, as src/cluster/open-connection.ts opens them. */
export const clientConnections = 32;

/** A job that reached a rate, and the run it belongs to. */
export interface Reached {
  readonly report: Report;
  readonly job: JobReport;
  /** Requests a second, from its first send to its last. */
  readonly rate: number;
}

/** How long a job took, ms. */
export const tookMs = ({ startedAt, endedAt }: JobReport): number => endedAt - startedAt;
/** Whether a job stayed below the rate it was asked for. */
export const fellShort = ({ job, rate }: Reached): boolean => rate < job.requestedRate * asAsked;
/** `60 of 100 requests/s`. */
export const ofAsked = ({ job, rate }: Reached): string =>
  `${rateInWords(rate)} of ${rateInWords(job.requestedRate)} requests/s`;
/** A share in whole percent. */
export const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;

/** Requests that left late by more than three intervals of the rate (50 ms at least) missed their turn. */
export function leftLate({ job }: Reached): boolean {
  return (job.sendDelay?.p99 ?? 0) > Math.max(50, 3000 / job.requestedRate);
}

/** Little's law: requests a second times the mean time of one. */
export const underWay = ({ job, rate }: Reached): number => (rate * meanAnswerMs(job)) / 1000;
