import { element, onChange, section, type Part } from './element';
import { timeInWords } from '../report/words';
import type { PanelState, StepProgress } from './state';

/** What the run did, step by step, with how long each took. */
export function steps(): Part<PanelState> {
  const list = element('ol', { class: 'steps' });
  const none = element('p', { class: 'none' }, 'No step was taken yet.');
  const draw = ({ steps: taken, startedAt }: PanelState): void => {
    none.hidden = taken.length > 0;
    list.replaceChildren(...taken.map(step => item(step, startedAt)));
  };
  return { element: section('steps', 'Steps', none, list), update: onChange(draw, state => state.steps) };
}

const stateWords = { started: 'going on', done: 'done', failed: 'failed' };

function item(step: StepProgress, startedAt: number): HTMLElement {
  const took = step.endedAt === undefined ? 'now' : timeInWords(step.endedAt - step.startedAt);
  return element(
    'li',
    { 'data-state': step.state },
    element('span', { class: 'unseen' }, `${stateWords[step.state]}: `),
    element('span', { class: 'what' }, element('span', { class: 'step-name' }, step.name), ` ${step.text}`),
    element('span', { class: 'when' }, `at ${timeInWords(step.startedAt - startedAt)}`),
    element('span', { class: 'took' }, took),
  );
}
