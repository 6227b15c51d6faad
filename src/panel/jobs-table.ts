import { element, onChange, section, table, type Part } from './element';
import { timeInWords } from '../report/words';
import { reachedCell } from '../report/rate-words';
import { count, rate } from './format';
import type { JobReport } from '../report/report';
import type { JobProgress, PanelState } from './state';

/** Each job with what it sent and how fast. */
export function jobsTable(): Part<PanelState> {
  const content = element('div', { class: 'tables' });
  const draw = (state: PanelState): void => {
    const head = ['Job', 'Type', 'Sent', 'Done', 'Failed', 'Asked /s', 'Reached /s', 'Time'];
    const rows = state.report?.jobs.map(ended) ?? state.jobs.map(job => going(job, state));
    content.replaceChildren(table('Jobs', head, rows));
  };
  return {
    element: section('jobs', 'Jobs', content),
    update: onChange(draw, state => state.report ?? state.jobs),
  };
}

const ended = (job: JobReport): readonly string[] => [
  job.name,
  job.type,
  count(job.sent),
  count(job.succeeded),
  count(job.failed),
  rate(job.requestedRate),
  reachedCell(job, rate),
  timeInWords(job.endedAt - job.startedAt),
];

function going({ name, type, requests, startedAt, endedAt, last }: JobProgress, state: PanelState): readonly string[] {
  const planned = state.plan?.jobs.find(job => job.name === name);
  const now = endedAt ?? last?.at;
  return [
    name,
    type,
    last === undefined ? `0 of ${count(requests)}` : `${count(last.sent)} of ${count(requests)}`,
    last === undefined ? '–' : count(last.answered - last.errors),
    last === undefined ? '–' : count(last.errors),
    planned === undefined ? '–' : rate(planned.rate),
    last === undefined ? '–' : rate(last.reachedRate),
    startedAt === undefined || now === undefined ? 'waiting' : timeInWords(now - startedAt),
  ];
}
