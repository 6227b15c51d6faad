import { ClusterError } from '../cluster/cluster-error';
import type { Report } from '../report/report';
import { count } from '../report/words';
import { cleanRun, type CleanResult } from '../runs/clean';
import { writeJournal, type Journal } from '../runs/journal';
import type { RunRequest } from './run-request';
import type { RunRecord } from './run-record';

/** Removes what the run made and looks that nothing is left; what is left fails the run, and its journal stays open. */
export async function cleanUp(request: RunRequest, journal: Journal, record: RunRecord): Promise<Report['cleanUp']> {
  if (request.keep) {
    await writeJournal({ ...journal, state: 'kept' });
    record.note(`Everything was kept (--keep); \`headroom clean --run ${request.runId}\` removes it.`);
    return { deleted: 0, left: 0, kept: true };
  }
  record.step('clean-up', 'started', 'deleting what the run made');
  const cleaned = await clean(request, journal, record);
  if (cleaned?.left.length === 0) {
    await writeJournal({ ...journal, state: 'cleaned' });
    record.step('clean-up', 'done', `${count(cleaned.deleted, 'object')} deleted, nothing is left`);
    return { deleted: cleaned.deleted, left: 0, kept: false };
  }
  const left = cleaned?.left.length ?? 0;
  const what =
    cleaned === undefined ? 'The clean-up did not end' : `${count(left, 'object')} of the run could not be removed`;
  const sentence = `${what}: run \`headroom clean --run ${request.runId}\`.`;
  record.fail({ exitCode: 1, sentence });
  record.step('clean-up', 'failed', sentence);
  return { deleted: cleaned?.deleted ?? 0, left, kept: false };
}

async function clean(request: RunRequest, journal: Journal, record: RunRecord): Promise<CleanResult | undefined> {
  try {
    return await cleanRun(request.connection, journal, { signal: request.cleanUpSignal });
  } catch (error) {
    if (!(error instanceof ClusterError) && !request.cleanUpSignal.aborted) throw error;
    record.note(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
