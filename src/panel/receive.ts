import type { PanelMessage } from '../report/panel-message';
import type { RunEvent } from '../report/events';
import { withJob, withStep } from './progress';
import { ended, ownArrays, started, type Draft } from './run-state';
import { withGap, withServerSample } from './server-samples';
import { emptyState, type PanelState } from './state';

/** The state after a message from the editor. */
export function receive(state: PanelState, message: PanelMessage): PanelState {
  switch (message.type) {
    case 'replay': {
      const replayed = message.events.reduce(apply, ownArrays(emptyState));
      return message.lost === undefined ? replayed : lose(replayed, message.lost);
    }
    case 'events':
      return message.events.reduce(apply, ownArrays(state));
    case 'lost':
      return lose(state, message.sentence);
  }
}

function lose(state: PanelState, sentence: string): PanelState {
  return state.report === undefined ? { ...state, phase: 'lost', lost: sentence } : state;
}

function apply(state: Draft, event: RunEvent): Draft {
  switch (event.type) {
    case 'run-started':
      return started(event);
    case 'step':
      return { ...state, steps: withStep(state.steps, event) };
    case 'job-started':
      return withJob(state, event.job, job => ({
        ...job,
        type: event.jobType,
        requests: event.requests,
        startedAt: event.at,
      }));
    case 'job-ended':
      return withJob(state, event.job, job => ({ ...job, endedAt: event.at }));
    case 'sample':
      state.samples.push(event);
      return withJob(state, event.job, job => ({ ...job, last: event }));
    case 'server-sample':
      return withServerSample(state, event);
    case 'server-gap':
      return { ...state, serverGaps: withGap(state, event) };
    case 'errors':
      return { ...state, errors: new Map(state.errors).set(event.job, event.errors) };
    case 'note':
      return { ...state, notes: [...state.notes, event.text] };
    case 'run-ended':
      return ended(state, event.report);
  }
}
