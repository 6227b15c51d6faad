import type { ServerSample } from '../../report/server-report';
import { count, timeInWords } from '../../report/words';
import type { Conclusion } from '../cluster-run';
import { costInWords, costNote, serverCost } from '../server-cost';
import { stepName } from './config';
import { DELIVERY, WRITE, type FanOutStep } from './step';

/** How delivery changed with the watchers, a sentence a step. */
export function fanOutConclusion(steps: readonly FanOutStep[], samples: readonly ServerSample[]): Conclusion {
  const notes = [...steps.map(step => inWords(step, samples)), costNote, bothEnds];
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return { notes };
  const answer = `an event reached ${stepName(first.watchers)} in ${p99(first)} and ${stepName(last.watchers)} in ${p99(last)} (p99 from the send of the write).`;
  return { answer, notes };
}

const bothEnds =
  'Delivery counts from the send of a write to the arrival of its event in this process, which reads all watches by itself: its own delay is part of it.';

const latencyOf = ({ job }: FanOutStep, wanted: string | undefined) =>
  job.requestLatency.find(({ what }) => what === wanted)?.latency;

function p99(step: FanOutStep): string {
  const latency = latencyOf(step, DELIVERY);
  return latency ? timeInWords(latency.p99) : 'no time, since none came';
}

function inWords(step: FanOutStep, samples: readonly ServerSample[]): string {
  const { job, watchers, missing, ownDelay } = step;
  const [write, delivery] = [latencyOf(step, WRITE), latencyOf(step, DELIVERY)];
  const events = count(delivery?.n ?? 0, 'event');
  const median = delivery
    ? `delivered in p50 ${timeInWords(delivery.p50)}, p99 ${timeInWords(delivery.p99)}`
    : 'none came';
  const writes = write ? `, writes p99 ${timeInWords(write.p99)}` : '';
  const cost = costInWords(serverCost(samples, job.startedAt, job.endedAt), delivery?.n ?? 0);
  const lost = missing === 0 ? '' : `, ${missing} did not come`;
  return `${stepName(watchers)}: ${events}, ${median}${writes}, ${cost}; this process was up to ${timeInWords(ownDelay)} late (p99)${lost}.`;
}
