import type { JobPlan } from '../burner-config/plan';
import { count, timeInWords } from '../report/words';
import type { KindWatch, WatchedEntry } from './kind-watch';
import type { RunContext } from './run-context';
import type { Waiter } from './waiters/waiter';

/** How a wait stands at one moment. */
export interface Look {
  /** So many are not ready, or not there. */
  readonly missing: number;
  /** So many never will be ready. */
  readonly failed: number;
  readonly seen: () => readonly WatchedEntry[];
}

/** What a wait that failed has seen. */
export interface NotReady {
  readonly missing: number;
  readonly seen: readonly WatchedEntry[];
}

/**
 * Waits until a look misses nothing, or something failed; gives what was missing at that moment, undefined for nothing. Rejects
 * with the ClusterError that ended the watch.
 */
export async function untilReady(watch: KindWatch, look: () => Look, deadline: number): Promise<NotReady | undefined> {
  const outcome = (): { readonly notReady: NotReady | undefined } => {
    const { missing, seen } = look();
    return { notReady: missing <= 0 ? undefined : { missing, seen: seen() } };
  };
  let decided: ReturnType<typeof outcome> | undefined;
  await watch.until(() => {
    const { missing, failed } = look();
    if (missing > 0 && failed === 0) return false;
    // Kept, for the next event may be told of before this wait goes on.
    decided ??= outcome();
    return true;
  }, deadline);
  return (decided ?? outcome()).notReady;
}

/** How many objects that are not ready a sentence names. */
const namedAtMost = 5;

const nameOf = ({ namespace, name }: WatchedEntry): string => [namespace, name].filter(Boolean).join('/');

/** Fails the run: exit code 1 for what can never become ready, 2 for what did not in time. */
export function failNotReady(
  run: RunContext,
  job: JobPlan,
  { kind, waiter, missing, seen }: NotReady & { readonly kind: string; readonly waiter: Waiter },
): void {
  const { name, maxWaitTimeout } = job.config;
  const failed = seen.filter(({ failure, ready }) => failure !== undefined && !ready);
  const [first] = failed;
  if (first) {
    const others = failed.length > 1 ? ` and ${failed.length - 1} more` : '';
    const sentence = `${kind} ${nameOf(first)}${others} of job ${name} failed (${first.failure ?? ''}) and will not be ${waiter.waitsFor}.`;
    return run.fail({ exitCode: 1, sentence });
  }
  const names = seen
    .filter(({ ready }) => !ready)
    .slice(0, namedAtMost)
    .map(nameOf);
  const shown = names.join(', ') + (missing > names.length ? ' …' : '');
  const after = `${timeInWords(maxWaitTimeout)} (maxWaitTimeout)`;
  const sentence = `${count(missing, kind)} of job ${name} not ready after ${after}: ${shown.trim()}; ready means ${waiter.waitsFor}.`;
  run.fail({ exitCode: 2, sentence });
}
