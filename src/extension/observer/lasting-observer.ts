import type { Following } from '../../observer/protocol';
import type { Observer } from './observer';

/** How long it is waited before each new start, ms; after the last of them it is given up. */
const PAUSES_MS = [1000, 4000, 15_000, 60_000];
/** Whoever has followed for so long has all starts again, ms. */
const SETTLED_MS = 300_000;

/** What a lasting observer is made of. */
export interface LastingParts {
  start(onState: (following: Following) => void): Observer;
  onState(following: Following): void;
  /** What is said while a new one is waited for; `complaint` is what the old one said last, perhaps nothing. */
  again(complaint: string): string;
  readonly pausesMs?: readonly number[];
}

/**
 * An observer that is started again when its process ends by itself: stale meanwhile, or connecting if it never was live.
 * `ended` resolves when it was stopped, or died once more than there are pauses.
 */
export function lastingObserver({ start, onState, again, pausesMs = PAUSES_MS }: LastingParts): Observer {
  let current: Observer | undefined;
  let told: Following | undefined;
  let liveAt: number | undefined;
  let starts = 0;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isAgain = false;
  let end: (complaint: string) => void = () => undefined;
  const ended = new Promise<string>(resolve => (end = resolve));
  const tell = (following: Following): void => {
    told = following;
    onState(following);
  };
  const hear = (following: Following): void => {
    // Until it is live again, what was before is still shown.
    if (isAgain && following.state === 'connecting') return;
    if (following.state === 'live') {
      liveAt = Date.now();
      isAgain = false;
    }
    tell(following);
  };
  const begin = (): void => {
    const started = start(hear);
    current = started;
    void started.ended.then(over);
  };
  const over = (complaint: string): void => {
    current = undefined;
    if (liveAt !== undefined && Date.now() - liveAt > SETTLED_MS) starts = 0;
    const pause = pausesMs[starts++];
    if (isStopped || pause === undefined) return end(complaint);
    timer = setTimeout(begin, pause);
    const { context, since = Date.now() } = told ?? {};
    const sentence = again(complaint);
    const where = context === undefined ? {} : { context };
    isAgain ||= liveAt !== undefined;
    tell(isAgain ? { state: 'stale', sentence, since, ...where } : { state: 'connecting', sentence, ...where });
  };
  begin();
  return {
    ask: (question, asked) => current?.ask(question, asked) ?? Promise.reject(new Error(told?.sentence)),
    stop() {
      isStopped = true;
      clearTimeout(timer);
      if (current) current.stop();
      else end('');
    },
    ended,
  };
}
