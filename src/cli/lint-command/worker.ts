import { parentPort, workerData } from 'node:worker_threads';
import { readCacheFile } from './cache/cache-file';
import { lintCache } from './cache/lint-cache';
import type { ThreadMessage } from './helper-thread';
import { diskSettings } from './settings';
import { readStretches, sessionFor, type SharedWork } from './threads';

/** A thread that helps to lint: see threads.ts. */
const shared = workerData as SharedWork;
const settings = diskSettings(shared.config);
const cache = shared.cacheFile === undefined ? undefined : lintCache(readCacheFile(shared.cacheFile));
const session = sessionFor(shared, settings, cache);
readStretches(shared, session);
say({ facts: session.facts() });
parentPort?.once('message', (known: readonly string[]) => {
  for (const facts of known) session.takeFacts(facts);
  say({ outcomes: [...session.finish()], settings: settings.findings(), added: [...(cache?.added ?? [])] });
});

function say(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
