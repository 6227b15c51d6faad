import { element, onChange, section, table, type Part } from './element';
import { count } from './format';
import type { PanelState } from './state';

/** Errors and arrivals never sent, by job and kind. */
export function errors(): Part<PanelState> {
  const content = element('div', { class: 'tables' });
  const draw = (state: PanelState): void => {
    const rows = [...state.errors].flatMap(([job, kinds]) =>
      kinds.map(({ kind, count: times, message }) => [kind, count(times), job, message]),
    );
    const none = element('p', { class: 'none' }, state.phase === 'empty' ? 'Nothing was sent yet.' : 'None.');
    content.replaceChildren(rows.length === 0 ? none : table('Errors', ['Kind', 'Times', 'Job', 'What it says'], rows));
  };
  return {
    element: section('errors', 'Errors', content),
    update: onChange(draw, state => (state.errors.size === 0 ? state.phase : state.errors)),
  };
}
