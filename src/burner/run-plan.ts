import type { Report } from '../report/report';
import { verdict } from '../report/verdict';
import { cleanUp } from './clean-up';
import { betweenHooks } from './hooks/clean-up-hooks';
import { runHooks } from './hooks/run-hooks';
import { openJournal } from './journal-of-run';
import { preloadImages } from './preload/preload';
import { collect } from './prometheus/collect';
import { runJobs } from './run-jobs';
import { runRecord } from './run-record';
import type { RunRequest } from './run-request';
import { runGuard } from './run-guard';
import { runStop } from './run-stop';
import { epochNow } from './send';
import { sampleServer } from './server-samples/sample-server';

/** Carries out a plan: journal, jobs, clean-up. Gives the report whatever happened on the way; `run-ended` is the caller's. */
export async function runPlan(request: RunRequest): Promise<Report> {
  const startedAt = epochNow();
  const record = runRecord(request);
  const { runId, title, source, target, summary } = request;
  const opened = await openJournal(request, startedAt);
  record.emit({ type: 'run-started', at: startedAt, runId, title, source, target, plan: summary });
  request.plan.notes.forEach(record.note);
  const sampling = sampleServer(request.connection, record.emit);
  await sampling.begun;
  const { close, ...stop } = runStop(request, record.fail);
  const guard = runGuard(request, stop, sampling.restarts);
  const hooks = runHooks({ ...record, folder: request.folder, signal: stop.signal });
  const running = { ...request, ...stop, hooks, requestEnded: guard.requestEnded };
  const journal = await preloadImages({ ...running, ...record }, opened);
  const { jobs, collected } = await runJobs(running, record, journal);
  guard.close();
  close();
  if (request.signal.aborted) record.fail({ exitCode: 130, sentence: 'the run was stopped before its end.' });
  const cleaned = await betweenHooks(running, jobs, () => cleanUp(request, journal, record));
  const server = await sampling.end();
  await collect(request, record, jobs);
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
    server,
  };
}
