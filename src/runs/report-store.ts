import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { RunEvent } from '../report/events';
import type { Report } from '../report/report';
import { DiskError } from './disk-error';
import { writeDurably } from './durable-file';
import { isRunId } from './run-id';
import { runFolder, runsFolder } from './run-folder';

/** Stores a report as report.json in a folder, whole or not at all; gives the file's path. @throws DiskError */
export async function storeReport(report: Report, folder: string = runFolder(report.runId)): Promise<string> {
  const file = path.join(folder, 'report.json');
  try {
    await writeDurably(file, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    throw new DiskError(`The report of the run cannot be written to ${file}`, error);
  }
  return file;
}

/** The run's events.ndjson, written as things happen. */
export interface EventLog {
  readonly append: (event: RunEvent) => void;
  /** Resolves when all that was appended is written. @throws DiskError when something was lost */
  readonly written: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the log of a run, and makes its folder. @throws DiskError */
export async function openEventLog(runId: string): Promise<EventLog> {
  const file = path.join(runFolder(runId), 'events.ndjson');
  const lost = (error: unknown): DiskError =>
    new DiskError(`The events of the run cannot be written to ${file}`, error);
  await mkdir(runFolder(runId), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw lost(error);
  });
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  let failure: Error | undefined;
  stream.on('error', error => (failure = error));
  return {
    append: event => void (failure ?? stream.write(`${JSON.stringify(event)}\n`)),
    async written() {
      if (!failure) await new Promise<void>(resolve => stream.write('', () => resolve()));
      if (failure) throw lost(failure);
    },
    async close() {
      if (failure) return;
      stream.end();
      await finished(stream).catch((error: unknown) => {
        throw lost(error);
      });
    },
  };
}

/** The stored reports of the latest `most` runs, newest first. */
export async function storedReports(most = Infinity): Promise<readonly Report[]> {
  const names = await readdir(runsFolder()).catch(() => []);
  const reports = await Promise.all(names.filter(isRunId).sort().reverse().slice(0, most).map(readReport));
  return reports.filter(report => report !== undefined);
}

async function readReport(runId: string): Promise<Report | undefined> {
  const text = await readFile(path.join(runFolder(runId), 'report.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Report;
  } catch {
    // A report cut short by a full disk must not hide the others.
    return undefined;
  }
}
