import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { RunEvent } from '../report/events';
import type { Report } from '../report/report';
import { writeDurably } from './durable-file';
import { isRunId } from './run-id';
import { runFolder, runsFolder } from './run-folder';

/** Stores a report as report.json in a folder, whole or not at all; gives the file's path. */
export async function storeReport(report: Report, folder: string = runFolder(report.runId)): Promise<string> {
  const file = path.join(folder, 'report.json');
  await writeDurably(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

/** Appends events to the run's events.ndjson as they happen. `close` resolves when all are written; a full disk rejects it. */
export async function openEventLog(
  runId: string,
): Promise<{ readonly append: (event: RunEvent) => void; readonly close: () => Promise<void> }> {
  await mkdir(runFolder(runId), { recursive: true, mode: 0o700 });
  const stream = createWriteStream(path.join(runFolder(runId), 'events.ndjson'), { flags: 'a', mode: 0o600 });
  let failure: Error | undefined;
  stream.on('error', error => (failure = error));
  return {
    append: event => void (failure ?? stream.write(`${JSON.stringify(event)}\n`)),
    close: async () => {
      if (failure) throw failure;
      stream.end();
      await finished(stream);
    },
  };
}

/** The stored reports, newest first. */
export async function storedReports(): Promise<readonly Report[]> {
  const names = await readdir(runsFolder()).catch(() => []);
  const reports = await Promise.all(names.filter(isRunId).sort().reverse().map(readReport));
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
