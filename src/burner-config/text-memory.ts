/** Gives the text at a place in the order; `render` is asked only for what is not remembered. */
export type TextMemory = (order: number, render: () => string) => string;

const ROOM = 8_000_000;

/** Remembers the first texts, up to `room` characters: a short run renders each object once, a long one stays flat in memory. */
export function textMemory(room: number = ROOM): TextMemory {
  const texts: string[] = [];
  let left = room;
  return (order, render) => {
    const known = texts[order];
    if (known !== undefined) return known;
    const text = render();
    if (order === texts.length && text.length <= left) {
      texts.push(text);
      left -= text.length;
    }
    return text;
  };
}
