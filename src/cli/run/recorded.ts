import type { RunEvent } from '../../report/events';
import type { Report } from '../../report/report';
import { openEventLog, storeReport } from '../../runs/report-store';
import { runFolder } from '../../runs/run-folder';
import type { RunCommandOptions } from './options';
import { progressLine } from './progress';

/** Hands every event to the log, stdout or the progress line, and stores the report. */
export async function recorded(
  runId: string,
  options: RunCommandOptions,
  start: (emit: (event: RunEvent) => void) => Promise<Report>,
): Promise<Report> {
  const log = await openEventLog(runId);
  const show = options.events ? printEvent : progressLine(process.stderr);
  const emit = (event: RunEvent): void => {
    log.append(event);
    show(event);
  };
  const report = await start(emit);
  await storeReport(report);
  if (options.reportDir !== undefined) await storeReport(report, options.reportDir);
  emit({ type: 'run-ended', at: report.endedAt, runId, report, reportDir: options.reportDir ?? runFolder(runId) });
  await log.close();
  return report;
}

function printEvent(event: RunEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
