import type { RunPlan } from '../burner-config/plan';
import type { Connection } from '../cluster/connection';
import type { PlanSummary, RunEvent } from '../report/events';
import type { Report, RunTarget } from '../report/report';
import { verdict } from '../report/verdict';
import { cleanUp } from './clean-up';
import { openJournal } from './journal-of-run';
import { runJobs } from './run-jobs';
import { runRecord } from './run-record';
import { epochNow } from './send';

/** A confirmed plan, and where it goes. */
export interface RunRequest {
  readonly runId: string;
  readonly title: string;
  readonly source: string;
  readonly headroomVersion: string;
  readonly plan: RunPlan;
  readonly summary: PlanSummary;
  readonly target: RunTarget;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  /** Ends the clean-up too: a second Ctrl-C. The journal stays for the next start. */
  readonly cleanUpSignal: AbortSignal;
  readonly unscoped: boolean;
  readonly keep: boolean;
  readonly emit: (event: RunEvent) => void;
}

/** Carries out a plan: journal, jobs, clean-up. Gives the report whatever happened on the way; `run-ended` is the caller's. */
export async function runPlan(request: RunRequest): Promise<Report> {
  const startedAt = epochNow();
  const record = runRecord(request.emit);
  const { runId, title, source, target, summary } = request;
  const journal = await openJournal(request, startedAt);
  record.emit({ type: 'run-started', at: startedAt, runId, title, source, target, plan: summary });
  request.plan.notes.forEach(record.note);
  const { jobs, collected } = await runJobs(request, record, journal);
  if (request.signal.aborted) record.fail({ exitCode: 130, sentence: 'the run was stopped before its end.' });
  const cleaned = await cleanUp(request, journal, record);
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
