import type { Report } from '../report/report';
import { verdict } from '../report/verdict';
import { cleanUp } from './clean-up';
import { openJournal } from './journal-of-run';
import { runJobs } from './run-jobs';
import { runRecord } from './run-record';
import type { RunRequest } from './run-request';
import { runStop } from './run-stop';
import { epochNow } from './send';

/** Carries out a plan: journal, jobs, clean-up. Gives the report whatever happened on the way; `run-ended` is the caller's. */
export async function runPlan(request: RunRequest): Promise<Report> {
  const startedAt = epochNow();
  const record = runRecord(request);
  const { runId, title, source, target, summary } = request;
  const journal = await openJournal(request, startedAt);
  record.emit({ type: 'run-started', at: startedAt, runId, title, source, target, plan: summary });
  request.plan.notes.forEach(record.note);
  const { close, ...stop } = runStop(request, record.fail);
  const { jobs, collected } = await runJobs({ ...request, ...stop }, record, journal);
  close();
  if (request.signal.aborted) record.fail({ exitCode: 130, sentence: 'the run was stopped before its end.' });
  const cleaned = await cleanUp(request, journal, record);
  await record.documents.summaries(jobs, record.failures);
  const { headroomVersion } = request;
  return {
    schemaVersion: 1,
    ...{ runId, title, source, headroomVersion, startedAt, endedAt: epochNow(), target },
    outcome: verdict(jobs, record.failures),
    jobs,
    samples: record.samples.all(),
    steps: record.steps,
    cleanUp: { ...cleaned, deleted: cleaned.deleted + collected },
    notes: record.notes,
  };
}
