import type { PlacementRequest } from '../../report/placement-message';
import { element, type Part } from '../element';
import { assumptions, limits } from './assumptions';
import { chart } from './chart';
import { controls } from './controls';
import { difference } from './difference';
import { emptyPage } from './empty-page';
import { heading } from './heading';
import { placementTables } from './placement-tables';
import { drawn, stepped, type ViewState } from './state';
import { stepper } from './stepper';

export type Ask = (request: PlacementRequest) => void;
export type Change = (next: (state: ViewState) => ViewState) => void;

/** The whole placement view: its parts in reading order. */
export function page(ask: Ask, change: Change): Part<ViewState> {
  const whenDrawn = [
    difference(),
    controls(ask, change),
    stepper(change),
    limits(),
    chart(),
    assumptions(),
    placementTables(),
  ];
  const body = element('div', { class: 'drawn' }, ...whenDrawn.map(part => part.element));
  const always = [heading(ask), emptyPage(ask)];
  const main = element('main', { class: 'placement' }, ...always.map(part => part.element), body);
  // Wherever the focus is: what takes these keys itself does not let them come here.
  window.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    change(state => {
      const next = stepped(state, event.key);
      return next ? { ...next, playing: false } : state;
    });
  });
  return {
    element: main,
    update(state) {
      const now = drawn(state);
      body.hidden = now === undefined;
      for (const part of always) part.update(state);
      if (now) for (const part of whenDrawn) part.update(now);
    },
  };
}
