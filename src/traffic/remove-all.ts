import { ClusterError } from '../cluster/cluster-error';
import type { Report } from '../report/report';
import { count } from '../report/words';
import { cleanRun } from '../runs/clean';
import { writeJournal, type Journal } from '../runs/journal';
import type { ClusterRun, Stage } from './cluster-run';

/** What the clean-up did; `sentence` where something is left, or the server did not answer. */
export interface Removed {
  readonly cleaned: Report['cleanUp'];
  readonly sentence?: string;
}

/** Removes all that carries the run's label, or keeps it when that was asked for. */
export async function removeAll(run: ClusterRun, journal: Journal, step: Stage['step']): Promise<Removed> {
  const { runId, connection, cleanUpSignal, keep } = run;
  if (keep) {
    await writeJournal({ ...journal, state: 'kept' });
    step('clean-up', 'done', `everything was kept (--keep); \`headroom clean --run ${runId}\` removes it`);
    return { cleaned: { deleted: 0, left: 0, kept: true } };
  }
  step('clean-up', 'started', 'deleting what the run made');
  try {
    const { deleted, left } = await cleanRun(connection, journal, { signal: cleanUpSignal });
    const cleaned = { deleted, left: left.length, kept: false };
    if (left.length > 0) return { cleaned, sentence: failed(`${count(left.length, 'object')} could not be removed`) };
    await writeJournal({ ...journal, state: 'cleaned' });
    step('clean-up', 'done', `${count(deleted, 'object')} deleted, nothing is left`);
    return { cleaned };
  } catch (error) {
    if (!(error instanceof ClusterError) && !cleanUpSignal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    return { cleaned: { deleted: 0, left: 0, kept: false }, sentence: failed(`The clean-up did not end (${why})`) };
  }

  function failed(what: string): string {
    const sentence = `${what}: run \`headroom clean --run ${runId}\`.`;
    step('clean-up', 'failed', sentence);
    return sentence;
  }
}
