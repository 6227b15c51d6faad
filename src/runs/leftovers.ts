import { readJournals, type Journal } from './journal';
import { isAlive } from './process-identity';

/** Runs whose process is gone without having cleaned up, newest first: what a clean-up should be offered for. */
export async function leftoverRuns(): Promise<readonly Journal[]> {
  const unfinished = (await readJournals()).filter(journal => journal.state === 'running');
  const alive = await Promise.all(unfinished.map(journal => isAlive(journal.runner)));
  return unfinished.filter((_, index) => alive[index] === false);
}
