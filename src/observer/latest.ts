import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from '../cluster/cluster-error';

/** Asked anew when it is older, ms. */
const FRESH_MS = 15_000;
/** Who does not answer is asked again only after so long, ms: there may be nobody. */
const AGAIN_MS = 5000;

export interface Asking<Answer> {
  readonly ask: () => Promise<Answer>;
  /** What is known before there was an answer. */
  readonly none: Answer;
  /** True while there is no use in asking. */
  readonly isInVain: () => boolean;
  /** How long somebody waits for an answer before the one before does, ms. */
  readonly patienceMs: number;
}

/** The latest answer of somebody who may be slow or gone; asked at most every 15 s, and only when somebody wants to know. */
export function latest<Answer>({ ask, none, isInVain, patienceMs }: Asking<Answer>): () => Promise<Answer> {
  let known = none;
  let asking: Promise<void> | undefined;
  let againAt = -Infinity;
  const renew = async (): Promise<void> => {
    try {
      known = await ask();
      againAt = performance.now() + FRESH_MS;
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      againAt = performance.now() + AGAIN_MS;
    } finally {
      asking = undefined;
    }
  };
  return async () => {
    if (isInVain() || performance.now() < againAt) return known;
    asking ??= renew();
    const over = new AbortController();
    const late = pause(patienceMs, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.race([asking, late]);
    over.abort();
    return known;
  };
}
