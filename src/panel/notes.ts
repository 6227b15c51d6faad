import { element, onChange, section, type Part } from './element';
import { count } from './format';
import type { PanelState } from './state';

/** What a reader of the figures should know, and what clean-up did. Hidden while there is nothing. */
export function notes(): Part<PanelState> {
  const list = element('ul', { class: 'notes' });
  const card = section('notes', 'Notes', list);
  const draw = (state: PanelState): void => {
    const lines = [...state.notes, ...cleanUp(state)];
    card.hidden = lines.length === 0;
    list.replaceChildren(...lines.map(line => element('li', {}, line)));
  };
  return { element: card, update: onChange(draw, state => state.report ?? state.notes) };
}

function cleanUp({ report }: PanelState): readonly string[] {
  if (report === undefined) return [];
  const { deleted, left, kept } = report.cleanUp;
  if (kept) return ['Clean-up: everything was kept, as asked.'];
  return [`Clean-up: ${count(deleted)} deleted, ${left === 0 ? 'nothing' : count(left)} left.`];
}
