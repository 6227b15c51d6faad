/** A piece of Go's layout: one of its signs, or text that stands for itself. */
export type LayoutPart = { readonly sign: string } | { readonly text: string };

/** Go's signs, in the order in which its time package tries them. */
const SIGN =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|002|0[1-6]|15|1|_2006|__2|_2|2006|2|3|4|5|PM|pm|-070000|-07:00:00|-0700|-07:00|-07|Z070000|Z07:00:00|Z0700|Z07:00|Z07|[.,](?:0+|9+)(?![0-9])/g;

/** The parts of a layout such as `2006-01-02`. Source: Go's package time, layout constants. */
export function layoutParts(layout: string): readonly LayoutPart[] {
  const parts: LayoutPart[] = [];
  let last = 0;
  for (const match of layout.matchAll(SIGN)) {
    // `_2006` is an underscore and a year.
    const sign = match[0] === '_2006' ? '2006' : match[0];
    const at = match.index + match[0].length - sign.length;
    if (at > last) parts.push({ text: layout.slice(last, at) });
    parts.push({ sign });
    last = at + sign.length;
  }
  if (last < layout.length) parts.push({ text: layout.slice(last) });
  return parts;
}
