import type { JobProgress, PanelState } from '../state';

let known: { readonly jobs: readonly JobProgress[]; readonly answer: boolean } | undefined;

/** Whether jobs of the run go on at the same time; asked for every sample, so the last answer is kept. */
export function overlapping({ jobs }: PanelState): boolean {
  if (known?.jobs !== jobs) known = { jobs, answer: overlap(jobs) };
  return known.answer;
}

function overlap(jobs: readonly JobProgress[]): boolean {
  const begun = jobs
    .filter(({ startedAt }) => startedAt !== undefined)
    .toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
  return begun.some(({ endedAt = Infinity }, i) => (begun[i + 1]?.startedAt ?? Infinity) < endedAt);
}
