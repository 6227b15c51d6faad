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
  const jobs = valueAt(written, ['jobs']);
  if (!Array.isArray(jobs)) return [];
  return jobs.flatMap((job: unknown) =>
    notFollowed
      .filter(({ key, when }) => when(valueAt(job, [key])))
      .map(({ note }) => `Job ${textOf(valueAt(job, ['name']))}: ${note}`),
  );
}
