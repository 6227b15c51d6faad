import type { PlacementView } from '../../report/placement-message';
import { element, onChange, type Part } from '../element';
import type { Drawn } from './state';
import { versionLine } from './version-line';
import { differenceInWords } from './words';

/** What the edit changes, in a sentence. */
export function difference(): Part<Drawn> {
  const words = element('div', { role: 'status' });
  const box = element('section', { id: 'difference', class: 'banner', 'aria-label': 'What the edit changes' }, words);
  const draw = (view: PlacementView): void => {
    const told = differenceInWords(view);
    words.replaceChildren(...told.map(one => versionLine(one, told.length > 1)));
    box.dataset['fits'] = String(view.after.steps.every(({ node }) => node !== undefined));
  };
  return {
    element: box,
    update: onChange(
      ({ view }) => draw(view),
      ({ view }) => view,
    ),
  };
}
