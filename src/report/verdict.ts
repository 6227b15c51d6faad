import { highestExitCode } from './exit-code';
import { reachedInWords } from './rate-words';
import type { ErrorCount, ExitCode, JobReport, Report } from './report';
import { count, simulatedInWords, timeInWords } from './words';

/** One thing that kept a run from passing. */
export interface Failure {
  readonly exitCode: Exclude<ExitCode, 0>;
  readonly sentence: string;
}

/** Whether a run passed, and why, in a sentence, or its own `answer`. `failures` are those that no job's counters show. */
export function verdict(
  jobs: readonly JobReport[],
  failures: readonly Failure[],
  answer = passedSentence(jobs),
): Report['outcome'] {
  const all = [...failures, ...jobs.flatMap(failuresOf)];
  const exitCode = highestExitCode(all.map(failure => failure.exitCode));
  if (exitCode === 0) return { passed: true, exitCode, sentence: `Passed: ${answer}`, reasons: [] };
  const worst = all.find(failure => failure.exitCode === exitCode);
  return {
    passed: false,
    exitCode,
    sentence: `${verdictWord(exitCode)}: ${worst?.sentence ?? ''}`,
    reasons: all.map(failure => failure.sentence),
  };
}

/** The report with one more failure, found when it was to be stored. */
export function withFailure<T extends Pick<Report, 'outcome'>>(report: T, failure: Failure): T {
  const { outcome } = report;
  const exitCode = highestExitCode([outcome.exitCode, failure.exitCode]);
  const sentence = exitCode === outcome.exitCode ? outcome.sentence : `${verdictWord(exitCode)}: ${failure.sentence}`;
  return { ...report, outcome: { passed: false, exitCode, sentence, reasons: [...outcome.reasons, failure.sentence] } };
}

function verdictWord(exitCode: ExitCode): string {
  if (exitCode === 130) return 'Cancelled';
  return exitCode === 5 ? 'Refused' : 'Failed';
}

function failuresOf(job: JobReport): Failure[] {
  const failures: Failure[] = [];
  if (job.failed > 0) failures.push({ exitCode: 1, sentence: failedSentence(job) });
  const notSent = job.notSent ?? [];
  const lost = notSent.reduce((sum, cause) => sum + cause.count, 0);
  if (lost > 0) {
    failures.push({
      exitCode: 4,
      sentence: `${lost} of ${job.sent + lost} requests were never sent: ${worst(notSent)}`,
    });
  }
  return [...failures, ...lostLatencies(job)];
}

/** A watch that broke, or a measurement that could not be taken: figures that were asked for are missing. */
function lostLatencies({ name, podLatency, measurements = [] }: JobReport): Failure[] {
  const watched = [
    { kind: 'pod', gaps: podLatency?.watchGaps.length ?? 0 },
    ...measurements.map(({ kind, watchGaps }) => ({ kind, gaps: watchGaps.length })),
  ];
  const broken = watched
    .filter(({ gaps }) => gaps > 0)
    .map(({ kind, gaps }) => {
      return `the ${kind} watch of job ${name} broke ${count(gaps, 'time')}, so latencies are incomplete.`;
    });
  const impossible = measurements.flatMap(one => one.impossible ?? []);
  return [...broken, ...impossible].map(sentence => ({ exitCode: 4, sentence }));
}

function failedSentence(job: JobReport): string {
  return `${job.failed} of ${job.sent} ${requestWord(job)} failed in job ${job.name}: ${worst(job.errors)}`;
}

function worst(errors: readonly ErrorCount[]): string {
  return errors.toSorted((a, b) => b.count - a.count)[0]?.message ?? 'no reason was given.';
}

/** Its requests have no better name. */
const isPlain = ({ type }: JobReport): boolean => type === 'http' || type === 'load';

function requestWord(job: JobReport): string {
  if (isPlain(job)) return 'requests';
  return job.type === 'patch' ? 'patches' : `${job.type}s`;
}

function passedSentence(jobs: readonly JobReport[]): string {
  const main = jobs.toSorted((a, b) => b.sent - a.sent)[0];
  if (main === undefined) return 'there was nothing to do.';
  const sent = `${count(main.sent, isPlain(main) ? 'request' : main.type, requestWord(main))}${atRate(main)}`;
  return `${[sent, ...podsPart(jobs), ...httpPart(jobs)].join('; ')}.`;
}

function atRate(job: JobReport): string {
  const reached = reachedInWords(job);
  return reached === undefined ? '' : ` ${reached}`;
}

function podsPart(jobs: readonly JobReport[]): string[] {
  const pods = jobs.map(job => job.podLatency).find(latency => latency !== undefined && latency.pods > 0);
  if (pods === undefined) return [];
  const ready = pods.exact.find(stage => stage.stage === 'Ready')?.latency;
  const p99 = ready === undefined ? '' : `, Ready p99 ${timeInWords(ready.p99)}, max ${timeInWords(ready.max)}`;
  const where = simulatedInWords(pods);
  const on = where === undefined ? '' : ` on ${where}`;
  return [`${pods.pods - pods.neverReady} of ${count(pods.pods, 'pod')} ready${on}${p99}`];
}

/** Every way of connecting, so that they stand side by side. */
function httpPart(jobs: readonly JobReport[]): string[] {
  return jobs
    .filter(isPlain)
    .flatMap(job =>
      job.requestLatency.map(({ what, latency }) => `${what}: p99 ${timeInWords(latency.p99)} (n ${latency.n})`),
    );
}
