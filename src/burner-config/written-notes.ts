import { textOf } from '../kubernetes/object';
import { valueAt } from './value-at';

/** Keys that a run does not follow, when they are set to something in particular. */
const notFollowed: readonly {
  readonly key: string;
  readonly when: (value: unknown) => boolean;
  readonly note: string;
}[] = [
  {
    key: 'cleanup',
    when: value => value === true,
    note: 'what earlier runs left is not removed before the job (cleanup); `headroom clean` does that.',
  },
  {
    key: 'metricsClosing',
    when: value => value !== undefined && value !== 'afterJobPause',
    note: 'the job ends after its jobPause whatever metricsClosing says.',
  },
];

/** What a config asks for by writing it down, where a run does otherwise and the figures do not suffer: a sentence each. */
export function writtenNotes(written: unknown): readonly string[] {
  const ofJobs = listOf(written, 'jobs').flatMap(job =>
    notFollowed
      .filter(({ key, when }) => when(valueAt(job, [key])))
      .map(({ note }) => `Job ${textOf(valueAt(job, ['name']))}: ${note}`),
  );
  const ofEndpoints = listOf(written, 'metricsEndpoints').flatMap((endpoint, index) => {
    const asked = ['metrics', 'alerts'].filter(key => listOf(endpoint, key).length > 0);
    if (asked.length === 0 || textOf(valueAt(endpoint, ['endpoint'])) !== '') return [];
    return [`metricsEndpoints[${index}] names no endpoint: its ${asked.join(' and ')} are asked of nobody.`];
  });
  return [...ofJobs, ...ofEndpoints];
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = valueAt(value, [key]);
  return Array.isArray(list) ? list : [];
}
