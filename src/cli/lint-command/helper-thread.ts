import { Worker } from 'node:worker_threads';
import type { LintedFile } from './linted';
import type { FileOutcome } from './file-outcome';
import type { SharedWork } from './threads';

/** Room for young objects of a thread, MB: with more, those that live as long as one file are seldom copied. */
const youngMegabytes = 64;

/** What a thread found. */
export interface ThreadFound {
  readonly outcomes: readonly (readonly [position: number, outcome: FileOutcome])[];
  readonly settings: readonly LintedFile[];
  /** What it has for the cache: lines by place. */
  readonly added: readonly (readonly [place: string, line: string])[];
}

/** What a thread says: what it knows of its files, then what it found in them. */
export type ThreadMessage = { readonly facts: string } | ThreadFound;

/** Another thread that works on the same files. */
export interface Helper {
  readonly facts: Promise<string>;
  /** Tells it what the others know; only then does it finish. */
  finish(facts: readonly string[]): void;
  readonly found: Promise<ThreadFound>;
}

/** Starts a thread; a failure of it rejects what it still owes. */
export function startHelper(program: string, shared: SharedWork): Helper {
  const worker = new Worker(program, {
    workerData: shared,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  const next = (): Promise<ThreadMessage> =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  const facts = next().then(message => ('facts' in message ? message.facts : ''));
  const found = facts
    .then(next)
    .then(message => ('outcomes' in message ? message : { outcomes: [], settings: [], added: [] }));
  // Whoever waits for the facts hears of a failure first.
  found.catch(() => undefined);
  return { facts, found, finish: known => worker.postMessage(known) };
}
