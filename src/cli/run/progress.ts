import type { RunEvent } from '../../report/events';
import type { Report } from '../../report/report';
import { whatLimited } from '../../report/what-limited';
import { rateInWords } from '../../report/words';

/** Shows a run to a person: one updating line on a terminal, a line a step elsewhere, and the outcome at the end. */
export function progressLine(out: NodeJS.WriteStream): (event: RunEvent) => void {
  const live = out.isTTY;
  const line = (text: string): void => void out.write(`${live ? '\r\x1b[K' : ''}${text}\n`);
  return event => {
    if (event.type === 'sample' && live) out.write(`\r\x1b[K${sampleText(event)}`);
    else if (event.type === 'step') line(`${event.name}: ${event.text}`);
    else if (event.type === 'note') line(event.text);
    else if (event.type === 'run-ended') {
      line(event.report.outcome.sentence);
      for (const text of limitLines(event.report)) line(text);
      line(`Report: ${event.reportDir}/report.json`);
    }
  };
}

/** What limited it, and below it the figures that say so. */
function limitLines(report: Report): readonly string[] {
  const limit = whatLimited(report);
  return limit === undefined ? [] : [limit.sentence, ...limit.evidence.map(text => `  ${text}`)];
}

function sampleText(sample: Extract<RunEvent, { type: 'sample' }>): string {
  const { job, sent, reachedRate, requestedRate, errors, podsCreated, podsReady } = sample;
  const pods = podsCreated === undefined ? '' : `, ${podsReady ?? 0} of ${podsCreated} pods ready`;
  return `${job}: ${sent} sent, ${rateInWords(reachedRate)} of ${rateInWords(requestedRate)}/s, ${errors} errors${pods}`;
}
