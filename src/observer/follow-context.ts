import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from '../cluster/cluster-error';
import type { Environment } from '../cluster/kubeconfig';
import { openConnection, type ConnectionOptions } from '../cluster/open-connection';
import type { Observed } from './answers';
import { nodeUses } from './node-use';
import { observe } from './observe';
import { runningObject } from './running-object';
import { serverMetrics } from './server-metrics';
import { followedUse } from './use/followed-use';
import type { Following } from './protocol';

/** Which context to follow: the current one of the kubeconfig unless one is named. */
export type Followed = Pick<ConnectionOptions, 'kubeconfig' | 'context'> & { readonly env: Environment };

export type OnState = (following: Following) => void;

const LOOK_EVERY_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;
/** Hovers do not wait long for figures that only stand beside others. */
const USE_PATIENCE_MS = 100;
/** A view of a workload waits so long to hear whether the cluster has it. */
const OBJECT_PATIENCE_MS = 2000;

/**
 * Follows a context until the signal aborts, and another one when the kubeconfig says so. `current` is undefined until a
 * first snapshot is there, and while a cluster cannot be reached at all.
 */
export function followContext(
  followed: Followed,
  signal: AbortSignal,
  onState: OnState,
): { current(): Observed | undefined } {
  let current: Observed | undefined;
  const turns = async (): Promise<void> => {
    for (let failures = 0; !signal.aborted;) {
      const turn = new AbortController();
      const both = AbortSignal.any([signal, turn.signal]);
      try {
        await followOne(followed, both, onState, observed => {
          current = observed;
          failures = 0;
        });
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof ClusterError)) throw error;
        onState({ state: 'failed', sentence: error.message });
        await wait(Math.min(LOOK_EVERY_MS * 2 ** failures++, LONGEST_PAUSE_MS), signal);
      } finally {
        current = undefined;
        turn.abort();
      }
    }
  };
  void turns().catch((error: unknown) =>
    onState({ state: 'failed', sentence: error instanceof Error ? error.message : String(error) }),
  );
  return { current: () => current };
}

/** Follows until the kubeconfig changes. */
async function followOne(
  followed: Followed,
  signal: AbortSignal,
  onState: OnState,
  onReady: (observed: Observed) => void,
): Promise<void> {
  const connection = await openConnection(followed);
  const { context, kubeconfigFiles } = connection;
  try {
    onState({ state: 'connecting', sentence: `Reading the cluster of context "${context}".`, context });
    const written = await writtenAt(kubeconfigFiles);
    const observation = await observe(connection, signal);
    const isInVain = (): boolean => observation.staleSince() !== undefined;
    const observed = {
      ...observation,
      uses: nodeUses(connection, signal, { isInVain, patienceMs: USE_PATIENCE_MS }),
      metrics: serverMetrics(connection, signal, isInVain),
      use: followedUse({ connection, snapshot: observation.snapshot, signal, isInVain }),
      running: runningObject(connection, signal, { isInVain, patienceMs: OBJECT_PATIENCE_MS }),
    };
    await observation.ready;
    if (!observation.usable()) throw new ClusterError('forbidden', observation.missing().join(' '));
    onReady(observed);
    const live: Following = { state: 'live', sentence: `Following the cluster of context "${context}".`, context };
    onState(live);
    let told = live.sentence;
    while (!signal.aborted && (await writtenAt(kubeconfigFiles)) === written) {
      await wait(LOOK_EVERY_MS, signal);
      const since = observation.staleSince();
      const sentence = since === undefined ? live.sentence : staleSentence(context, observation.staleBy());
      if (told === sentence) continue;
      told = sentence;
      onState(since === undefined ? live : { state: 'stale', sentence, context, since });
    }
  } finally {
    await connection.close();
  }
}

function staleSentence(context: string, by: ClusterError | undefined): string {
  // Only this is for the person to do something about.
  if (by?.kind === 'expired' || by?.kind === 'credential-plugin')
    return `${by.message} Until then what is shown is from before.`;
  return `The cluster of context "${context}" does not answer: what is shown is from before.`;
}

/** When the kubeconfig files were last written; credentials that are renewed change it too, and are then read anew. */
async function writtenAt(files: readonly string[]): Promise<string> {
  const times = await Promise.all(
    files.map(file =>
      stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return times.join();
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  // Only an abort rejects it, and the loops end on that by themselves.
  await pause(ms, undefined, { signal }).catch(() => undefined);
}
