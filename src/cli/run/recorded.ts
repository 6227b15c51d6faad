import type { RunEvent } from '../../report/events';
import type { Report } from '../../report/report';
import { withFailure } from '../../report/verdict';
import { DiskError } from '../../runs/disk-error';
import { openEventLog, storeReport, type EventLog } from '../../runs/report-store';
import { runFolder } from '../../runs/run-folder';
import { CliError } from '../cli-error';
import { REFUSED, type RunCommandOptions } from './options';
import { progressLine } from './progress';

/** Hands every event to the log, stdout or the progress line, and stores the report. */
export async function recorded(
  runId: string,
  options: RunCommandOptions,
  start: (emit: (event: RunEvent) => void) => Promise<Report>,
): Promise<Report> {
  const log = await orRefused(() => openEventLog(runId));
  const show = options.events ? printEvent : progressLine(process.stderr);
  const emit = (event: RunEvent): void => {
    log.append(event);
    show(event);
  };
  const report = await store(await orRefused(() => start(emit)), log, options.reportDir);
  emit({ type: 'run-ended', at: report.endedAt, runId, report, reportDir: options.reportDir ?? runFolder(runId) });
  // The report is stored by then; what the log may lose here is its copy.
  await log.close().catch(tellLost);
  return report;
}

function tellLost(error: unknown): void {
  if (!(error instanceof DiskError)) throw error;
  process.stderr.write(`headroom: ${error.message}\n`);
}

/** Without a journal nothing was made: that is a refusal. */
async function orRefused<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof DiskError) throw new CliError(`${error.message} Nothing was made.`, REFUSED);
    throw error;
  }
}

/** Stores the report; one whose data were lost on the way says so, and ends with 4. */
async function store(report: Report, log: EventLog, reportDir: string | undefined): Promise<Report> {
  const folders = reportDir === undefined ? [undefined] : [undefined, reportDir];
  let told = report;
  for (const write of [log.written, ...folders.map(folder => () => storeReport(told, folder))]) {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      told = withFailure(told, { exitCode: 4, sentence: error.message });
    }
  }
  return told;
}

function printEvent(event: RunEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
