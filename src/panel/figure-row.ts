import { element, type Part } from './element';
import { figures, type Figure } from './figures';
import type { PanelState } from './state';

/** The row of big numbers. */
export function figureRow(): Part<PanelState> {
  const row = element('dl', { class: 'figures', 'aria-label': 'Main figures' });
  return {
    element: row,
    update: state => row.replaceChildren(...figures(state).map(tile)),
  };
}

function tile({ label, value, unit, detail, bad }: Figure): HTMLElement {
  const number = element(
    'dd',
    { class: 'value' },
    value,
    element('span', { class: 'unit' }, unit === '' ? '' : ` ${unit}`),
  );
  const look = bad === true ? 'figure bad' : 'figure';
  return element('div', { class: look }, element('dt', {}, label), number, element('dd', { class: 'detail' }, detail));
}
