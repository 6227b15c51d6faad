import type { RunEvent } from '../../report/events';
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
      line(`Report: ${event.reportDir}/report.json`);
    }
  };
}

function sampleText(sample: Extract<RunEvent, { type: 'sample' }>): string {
  const { job, sent, reachedRate, requestedRate, errors, podsCreated, podsReady } = sample;
  const pods = podsCreated === undefined ? '' : `, ${podsReady ?? 0} of ${podsCreated} pods ready`;
  return `${job}: ${sent} sent, ${rateInWords(reachedRate)} of ${rateInWords(requestedRate)}/s, ${errors} errors${pods}`;
}
