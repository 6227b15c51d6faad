import { element, onChange, type Part } from '../element';
import type { Drawn } from './state';
import type { PlacementView } from '../../report/placement-message';
import { assumptionsInWords, limitsInWords } from './words';

/** What was assumed. */
export const assumptions = (): Part<Drawn> => sentences(assumptionsInWords);
/** What is not shown, and what the scheduler itself does not look at. */
export const limits = (): Part<Drawn> => sentences(limitsInWords);

function sentences(of: (view: PlacementView) => readonly string[]): Part<Drawn> {
  const list = element('ul', { class: 'assumptions' });
  const draw = (view: PlacementView): void => {
    const lines = of(view);
    list.hidden = lines.length === 0;
    list.replaceChildren(...lines.map(text => element('li', {}, text)));
  };
  return {
    element: list,
    update: onChange(
      ({ view }) => draw(view),
      ({ view }) => view,
    ),
  };
}
