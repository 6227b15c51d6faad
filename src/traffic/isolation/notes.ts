import type { JobReport } from '../../report/report';
import { count, timeInWords } from '../../report/words';
import type { Conclusion } from '../cluster-run';

/** What the halves say together, a sentence each. */
export function isolationConclusion(jobs: readonly JobReport[]): Conclusion {
  const of = (name: string): JobReport | undefined => jobs.find(job => job.name === name);
  const open = 'Requests leave on schedule, latency counts from the moment each was due, and 429 is not tried again.';
  const pairs = ['quiet', 'noisy'].flatMap(user => {
    const [before, after] = [of(`before: ${user}`), of(`after: ${user}`)];
    return before && after
      ? [`the ${user} user: ${inWords(before)} in the shared level; ${inWords(after)} after.`]
      : [];
  });
  const notes = [...pairs.map(capital), ...neverFull(of('before: noisy')), open];
  return pairs[0] === undefined ? { notes } : { answer: pairs[0], notes };
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Without a full level there was nothing to isolate. */
function neverFull(noisy: JobReport | undefined): readonly string[] {
  if (!noisy || (noisy.throttled ?? 0) > 0) return [];
  return [
    'The shared level was never full, so nobody had to wait for long: this API server has more seats, or is faster. Raise noisyRate or watchers with --set.',
  ];
}

function inWords({ requestLatency, throttled = 0, sent }: JobReport): string {
  const [first] = requestLatency;
  const latency = first ? `p50 ${timeInWords(first.latency.p50)}, p99 ${timeInWords(first.latency.p99)}` : 'no answer';
  return `${latency}, ${throttled} of ${count(sent, 'request')} answered 429`;
}
