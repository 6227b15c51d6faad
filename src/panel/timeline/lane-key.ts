import { element, onChange } from '../element';
import type { SpanKind } from './lanes';

const texts: readonly (readonly [SpanKind, string])[] = [
  ['sending', 'sending'],
  ['waiting', 'waiting'],
  ['churn', 'churn'],
  ['pause', 'pause'],
  ['clean-up', 'deleting'],
];

/** What the colours of the lanes mean: those that are seen. */
export function laneKey(): {
  readonly element: HTMLElement;
  readonly show: (kinds: ReadonlySet<SpanKind>) => void;
} {
  const list = element('ul', { class: 'legend key-list', 'aria-hidden': 'true' });
  const show = onChange(
    (kinds: ReadonlySet<SpanKind>) => list.replaceChildren(...texts.filter(([kind]) => kinds.has(kind)).map(item)),
    kinds => [...kinds].sort().join(),
  );
  return { element: list, show };
}

function item([kind, text]: readonly [SpanKind, string]): HTMLElement {
  const swatch = element('span', { class: 'swatch' }, element('span', { class: 'span', 'data-kind': kind }));
  return element('li', {}, swatch, text);
}
