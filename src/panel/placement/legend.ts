import { element, onChange, type Part } from '../element';
import type { Drawn } from './state';

/** What the colours mean. */
export function legend(): Part<Drawn> {
  const list = element('ul', { class: 'legend' });
  const draw = ({ rollouts, view, resource }: Drawn): void => {
    const keys: readonly (readonly [kind: string, text: string])[] = [
      ['pod', 'pods that run'],
      ['rest', 'smaller ones together'],
      ...rollouts.map(({ version }) => [version, `replicas ${rollouts.length > 1 ? version : ''}`] as const),
    ];
    const isMeasured = resource !== 'pods' && view.shown.some(({ used }) => used !== undefined);
    list.replaceChildren(
      ...keys.map(([kind, text]) =>
        element(
          'li',
          {},
          element('span', { class: 'swatch' }, element('span', { class: 'block', 'data-kind': kind })),
          text,
        ),
      ),
      ...(isMeasured
        ? [element('li', {}, element('span', { class: 'swatch' }, element('span', { class: 'used' })), 'really used')]
        : []),
      element('li', { class: 'columns' }, 'asked for  ·  score of this replica'),
    );
  };
  return {
    element: list,
    update: onChange(
      draw,
      ({ shown, view, resource }) => `${shown} ${resource} ${view.shown.some(({ used }) => used)}`,
    ),
  };
}
