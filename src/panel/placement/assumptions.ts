import { element, onChange, type Part } from '../element';
import type { Drawn } from './state';
import { assumptionsInWords } from './words';

/** What was assumed and what is not shown. */
export function assumptions(): Part<Drawn> {
  const list = element('ul', { class: 'assumptions' });
  return {
    element: list,
    update: onChange(
      ({ view }) => list.replaceChildren(...assumptionsInWords(view).map(text => element('li', {}, text))),
      ({ view }) => view,
    ),
  };
}
