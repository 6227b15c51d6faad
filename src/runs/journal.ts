import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ProcessIdentity } from './process-identity';
import { isRunId } from './run-id';
import { runFolder, runsFolder } from './run-folder';
import { DiskError } from './disk-error';
import { writeDurably } from './durable-file';

/** What must be known to clean up after a run whose process is gone. On disk before its first object is made. */
export interface Journal {
  readonly schemaVersion: 1;
  readonly runId: string;
  readonly title: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly context: string;
  /** Kubeconfig files, in kubectl's order. Paths only: a journal never holds a credential. */
  readonly kubeconfig: readonly string[];
  readonly server: string;
  /** Namespaces that the run makes itself. */
  readonly madeNamespaces: readonly string[];
  /** Every namespace it writes to. */
  readonly namespaces: readonly string[];
  readonly kinds: readonly { readonly apiVersion: string; readonly kind: string }[];
  readonly runner: ProcessIdentity;
  /** `running` until the run has looked and nothing is left; `kept` when the person asked to keep the objects. */
  readonly state: 'running' | 'cleaned' | 'kept';
}

/** Writes the journal and resolves once it is on the disk itself. @throws DiskError */
export async function writeJournal(journal: Journal): Promise<void> {
  const file = journalFile(journal.runId);
  try {
    await writeDurably(file, `${JSON.stringify(journal, null, 2)}\n`);
  } catch (error) {
    throw new DiskError(`The journal of the run cannot be written to ${file}`, error);
  }
}

/** The journal of a run; `undefined` where there is none or it is not one of ours. */
export async function readJournal(runId: string): Promise<Journal | undefined> {
  if (!isRunId(runId)) return undefined;
  const text = await readFile(journalFile(runId), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseJournal(text);
}

/** All journals on this machine, newest first. */
export async function readJournals(): Promise<readonly Journal[]> {
  const names = await readdir(runsFolder()).catch(() => []);
  const journals = await Promise.all(names.filter(isRunId).sort().reverse().map(readJournal));
  return journals.filter(journal => journal !== undefined);
}

function journalFile(runId: string): string {
  return path.join(runFolder(runId), 'journal.json');
}

function parseJournal(text: string): Journal | undefined {
  try {
    const journal = JSON.parse(text) as Journal;
    return journal.schemaVersion === 1 && isRunId(journal.runId) ? journal : undefined;
  } catch {
    // Not ours, or half written by something else: it cannot tell what to clean, so it is no journal.
    return undefined;
  }
}
