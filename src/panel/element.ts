type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | undefined>>;

/** A new element with attributes and children; undefined ones are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.filter(child => child !== undefined));
  return made;
}

/** A part of the page: its element, and how it follows the state. */
export interface Part<State> {
  readonly element: HTMLElement;
  update(state: State): void;
}

/** Replaces what an element holds only when `key` changed, so that selections and focus survive a redraw. */
export function onChange<Value>(
  draw: (value: Value) => void,
  keyOf: (value: Value) => unknown,
): (value: Value) => void {
  let known: unknown = Symbol('never drawn');
  return value => {
    const key = keyOf(value);
    if (key === known) return;
    known = key;
    draw(value);
  };
}

/** A titled part of the page, named for assistive technology by its heading. */
export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  const heading = element('h2', { id: `${id}-title` }, title);
  return element('section', { id, class: 'card', 'aria-labelledby': heading.id }, heading, ...children);
}

/** A box that scrolls sideways what does not fit, by keyboard too: only then is it a stop of the Tab key. */
export function scrollable(name: string, ...children: readonly Child[]): HTMLElement {
  const box = element('div', { class: 'wide', role: 'group', 'aria-label': name }, ...children);
  new ResizeObserver(() => {
    if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }).observe(box);
  return box;
}

/** A table with a caption for assistive technology, numbers to the right. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (string | Node)[])[],
): HTMLElement {
  const header = element('tr', {}, ...head.map(text => element('th', { scope: 'col' }, text)));
  const body = rows.map(([first = '', ...rest]) =>
    element('tr', {}, element('th', { scope: 'row' }, first), ...rest.map(cell => element('td', {}, cell))),
  );
  return element(
    'table',
    {},
    element('caption', { class: 'unseen' }, caption),
    element('thead', {}, header),
    element('tbody', {}, ...body),
  );
}
