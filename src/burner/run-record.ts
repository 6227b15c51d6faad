import { boundedSamples, type BoundedSamples } from '../report/bounded-samples';
import type { RunEvent } from '../report/events';
import type { StepRecord } from '../report/report';
import type { Failure } from '../report/verdict';
import type { RunContext } from './run-context';
import { epochNow } from './send';

/** What is written down while a run goes on. */
export interface RunRecord {
  readonly samples: BoundedSamples;
  readonly steps: StepRecord[];
  readonly notes: string[];
  readonly failures: Failure[];
  readonly emit: (event: RunEvent) => void;
  readonly step: RunContext['step'];
  readonly note: (text: string) => void;
  readonly fail: (failure: Failure) => void;
}

/** An empty record that hands every event on to `out`. */
export function runRecord(out: (event: RunEvent) => void): RunRecord {
  const record = {
    samples: boundedSamples(),
    steps: [] as StepRecord[],
    notes: [] as string[],
    failures: [] as Failure[],
  };
  const emit = (event: RunEvent): void => {
    if (event.type === 'sample') record.samples.push(event);
    else if (event.type === 'step') record.steps.push(event);
    else if (event.type === 'note') record.notes.push(event.text);
    out(event);
  };
  return {
    ...record,
    emit,
    step: (name, state, text) => emit({ type: 'step', at: epochNow(), name, state, text }),
    note: text => emit({ type: 'note', at: epochNow(), text }),
    fail: failure => void record.failures.push(failure),
  };
}
