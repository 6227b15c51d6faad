import { boundedSamples, type BoundedSamples } from '../report/bounded-samples';
import { withoutType, type RunEvent } from '../report/events';
import type { StepRecord } from '../report/report';
import type { Failure } from '../report/verdict';
import { runDocuments, type RunDocuments } from './documents/run-documents';
import type { RunContext } from './run-context';
import type { RunRequest } from './run-request';
import { epochNow } from './send';

/** What is written down while a run goes on. */
export interface RunRecord {
  readonly samples: BoundedSamples;
  readonly steps: StepRecord[];
  readonly notes: string[];
  readonly failures: Failure[];
  readonly documents: RunDocuments;
  readonly emit: (event: RunEvent) => void;
  readonly step: RunContext['step'];
  readonly note: (text: string) => void;
  readonly notedBefore: (text: string) => boolean;
  readonly fail: (failure: Failure) => void;
}

/** An empty record of a run that hands every event on. */
export function runRecord(request: RunRequest): RunRecord {
  const record = {
    samples: boundedSamples(),
    steps: [] as StepRecord[],
    notes: [] as string[],
    failures: [] as Failure[],
  };
  const emit = (event: RunEvent): void => {
    if (event.type === 'sample') record.samples.push(withoutType(event));
    else if (event.type === 'step') record.steps.push(withoutType(event));
    else if (event.type === 'note') record.notes.push(event.text);
    request.emit(event);
  };
  const fail = (failure: Failure): void => void record.failures.push(failure);
  return {
    ...record,
    documents: runDocuments(request, fail),
    emit,
    step: (name, state, text) => emit({ type: 'step', at: epochNow(), name, state, text }),
    note: text => emit({ type: 'note', at: epochNow(), text }),
    notedBefore: text => record.notes.includes(text),
    fail,
  };
}
