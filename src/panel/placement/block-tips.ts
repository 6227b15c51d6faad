import { element } from '../element';

const KEYS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

/**
 * Says what a block is while the mouse is over it or it has the focus. The blocks are one stop of the Tab key; arrow keys go
 * from one to the next, up and down from bar to bar.
 */
export function blockTips(chart: HTMLElement): { readonly element: HTMLElement; readonly update: () => void } {
  const tip = element('div', { class: 'tip', role: 'tooltip', 'aria-hidden': 'true' });
  tip.hidden = true;
  let place: { readonly bar: string; readonly index: number } | undefined;
  const show = (block: HTMLElement | undefined): void => {
    tip.hidden = block === undefined;
    if (!block) return;
    tip.textContent = block.getAttribute('aria-label');
    const { left, top, width } = block.getBoundingClientRect();
    const middle = left + Math.min(width, 200) / 2;
    tip.style.left = `${Math.min(Math.max(8, middle - tip.offsetWidth / 2), window.innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${top - tip.offsetHeight - 6 < 0 ? top + 24 : top - tip.offsetHeight - 6}px`;
  };
  const blockOf = (target: EventTarget | null): HTMLElement | undefined =>
    target instanceof Element ? (target.closest<HTMLElement>('.block') ?? undefined) : undefined;
  const focused = (): HTMLElement | undefined => blockOf(document.activeElement);
  chart.addEventListener('pointerover', ({ target }) => show(blockOf(target) ?? focused()));
  chart.addEventListener('pointerleave', () => show(focused()));
  chart.addEventListener('focusin', ({ target }) => {
    const block = blockOf(target);
    if (!block) return;
    place = { bar: barOf(block)?.dataset['bar'] ?? '', index: blocksIn(barOf(block)).indexOf(block) };
    makeStop(chart, block);
    show(block);
  });
  chart.addEventListener('focusout', () => show(undefined));
  window.addEventListener('scroll', () => show(undefined), { passive: true });
  chart.addEventListener('keydown', event => {
    const block = blockOf(event.target);
    if (!block || !KEYS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    neighbour(chart, block, event.key)?.focus();
  });
  return {
    element: tip,
    update() {
      const bar = chart.querySelector<HTMLElement>(`[data-bar="${CSS.escape(place?.bar ?? '')}"]`);
      const there = blocksIn(bar ?? undefined);
      const known = there[Math.min(place?.index ?? 0, there.length - 1)];
      const hadFocus = place !== undefined && document.activeElement === document.body && !tip.hidden;
      makeStop(chart, known ?? chart.querySelector<HTMLElement>('.block') ?? undefined);
      if (hadFocus) known?.focus();
      else if (focused() === undefined) show(undefined);
    },
  };
}

const barOf = (block: HTMLElement): HTMLElement | undefined => block.closest<HTMLElement>('.bar') ?? undefined;
const blocksIn = (bar: HTMLElement | undefined): readonly HTMLElement[] =>
  bar ? [...bar.querySelectorAll<HTMLElement>('.block')] : [];

function makeStop(chart: HTMLElement, block: HTMLElement | undefined): void {
  for (const other of chart.querySelectorAll<HTMLElement>('.block[tabindex="0"]')) other.tabIndex = -1;
  if (block) block.tabIndex = 0;
}

function neighbour(chart: HTMLElement, block: HTMLElement, key: string): HTMLElement | undefined {
  const bar = barOf(block);
  const own = blocksIn(bar);
  if (key === 'Home') return own[0];
  if (key === 'End') return own.at(-1);
  if (key === 'ArrowLeft') return own[own.indexOf(block) - 1];
  if (key === 'ArrowRight') return own[own.indexOf(block) + 1];
  const bars = [...chart.querySelectorAll<HTMLElement>('.bar')].filter(one => blocksIn(one).length > 0);
  const at = bars.findIndex(one => one === bar);
  const blocks = blocksIn(bars[at + (key === 'ArrowUp' ? -1 : 1)]);
  return blocks[Math.min(own.indexOf(block), blocks.length - 1)];
}
