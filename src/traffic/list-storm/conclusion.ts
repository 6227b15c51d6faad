import type { JobReport, Report, RunTarget } from '../../report/report';
import type { ServerSample } from '../../report/server-report';
import { bytesInWords, count, timeInWords } from '../../report/words';
import type { Conclusion } from '../cluster-run';
import { costInWords, costNote, serverCost } from '../server-cost';
import type { ListStormConfig } from './config';

/** What the ways cost beside each other, a sentence each. */
export function listStormConclusion(
  { clients, listedObjects }: ListStormConfig,
  { jobs, target, samples }: Pick<Report, 'jobs' | 'target'> & { readonly samples: readonly ServerSample[] },
): Conclusion {
  const told = jobs.filter(({ succeeded }) => succeeded > 0);
  const sentences = told.map(job => inWords(job, samples));
  const best = told.toSorted((a, b) => p99(a) - p99(b))[0];
  if (best === undefined) return { notes: sentences };
  const worst = told.toSorted((a, b) => p99(b) - p99(a))[0] ?? best;
  const answer = `${count(clients, 'client')} that list ${count(listedObjects, 'object')}: ${best.name} was quickest (p99 ${timeInWords(p99(best))}), ${worst.name} slowest (p99 ${timeInWords(p99(worst))}).`;
  return { answer, notes: [...sentences, versionNote(target), costNote, connections] };
}

const connections =
  'A streaming list ends with its connection, so each of them opens a new one, where clients that keep watching do not.';

const versionNote = ({ kubernetesVersion = 'of an unknown version' }: RunTarget): string =>
  `The API server is ${kubernetesVersion}; from 1.33 on long lists are streamed out instead of built whole in its memory.`;

const p99 = ({ requestLatency }: JobReport): number => requestLatency[0]?.latency.p99 ?? Infinity;

function inWords(job: JobReport, samples: readonly ServerSample[]): string {
  const { name, requestLatency, succeeded, startedAt, endedAt, bytes, throttled = 0, failed } = job;
  const latency = requestLatency[0]?.latency;
  const times = latency ? `p50 ${timeInWords(latency.p50)}, p99 ${timeInWords(latency.p99)}` : 'no answer';
  const each = bytesInWords((bytes?.received ?? 0) / Math.max(succeeded, 1));
  const cost = costInWords(serverCost(samples, startedAt, endedAt), succeeded);
  const bad = throttled + failed === 0 ? '' : `, ${throttled} answered 429, ${failed} failed`;
  return `List ${name}: ${count(succeeded, 'list')}, ${times}, ${each} each, ${cost}${bad}.`;
}
