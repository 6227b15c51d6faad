import { ClusterError } from '../cluster/cluster-error';
import type { Report } from '../report/report';
import { count, timeInWords } from '../report/words';
import { cleanRun, type CleanResult } from '../runs/clean';
import { DiskError } from '../runs/disk-error';
import { writeJournal, type Journal } from '../runs/journal';
import { sleep } from './pacing';
import type { RunRequest } from './run-request';
import type { RunRecord } from './run-record';

/** Removes what the run made and looks that nothing is left; what is left fails the run, and its journal stays open. */
export async function cleanUp(request: RunRequest, journal: Journal, record: RunRecord): Promise<Report['cleanUp']> {
  if (request.keep) {
    await closeJournal(journal, 'kept', record);
    record.note(`Everything was kept (--keep); \`headroom clean --run ${request.runId}\` removes it.`);
    return { deleted: 0, left: 0, kept: true };
  }
  record.step('clean-up', 'started', 'deleting what the run made');
  const cleaned = await clean(request, journal, record);
  if (cleaned?.left.length === 0) {
    await closeJournal(journal, 'cleaned', record);
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

/** A journal that stays open offers a clean-up that will find nothing: that harms nobody, but is told. */
async function closeJournal(journal: Journal, state: 'cleaned' | 'kept', record: RunRecord): Promise<void> {
  try {
    await writeJournal({ ...journal, state });
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    record.fail({ exitCode: 4, sentence: error.message });
  }
}

/** How long the clean-up waits for a server that is gone, busy, or wants a new token. */
const patienceMs = 180_000;
const pauseMs = 2000;

/** Tries again while the server may come back; what is deleted by then is gone, so every try has less to do. */
async function clean(request: RunRequest, journal: Journal, record: RunRecord): Promise<CleanResult | undefined> {
  const { connection, cleanUpSignal: signal } = request;
  const until = performance.now() + patienceMs;
  for (let tries = 0; ; tries++) {
    try {
      return await cleanRun(connection, journal, { signal });
    } catch (error) {
      if (!(error instanceof ClusterError) && !signal.aborted) throw error;
      const why = error instanceof Error ? error.message : String(error);
      if (signal.aborted || !mayComeBack(error) || performance.now() > until) {
        record.note(why);
        return undefined;
      }
      if (tries === 0) record.note(`The clean-up tries again for ${timeInWords(patienceMs)}: ${why}`);
      await sleep(pauseMs, signal);
    }
  }
}

const passing: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'throttled', 'server', 'expired']);

const mayComeBack = (error: unknown): boolean => error instanceof ClusterError && passing.has(error.kind);
