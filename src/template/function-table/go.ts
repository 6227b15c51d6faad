import type { Row } from './row';

/** Functions of Go's text/template. sprig puts its own `slice` in place of Go's. */
export const goRows: readonly Row[] = [
  ['and <value any>... → any', 'The first empty argument, or the last one. Stops at the argument that decides.'],
  [
    'or <value any>... → any',
    'The first argument that is not empty, or the last one. Stops at the argument that decides.',
  ],
  ['not <value any> → bool', 'True when the value is empty: false, 0, "", nil, or a list or map without entries.'],
  ['call <function> <argument any>... → any', 'Calls a function that is a value. No data of a config holds one.'],
  [
    'eq <first any> <other any>... → bool',
    'True when the first equals any of the others. An integer and a float never compare.',
  ],
  ['ne <left any> <right any> → bool', 'True when the two differ. An integer and a float never compare.'],
  ['lt <left any> <right any> → bool', 'True when left is below right; both of the same kind.'],
  ['le <left any> <right any> → bool', 'True when left is below right or equal; both of the same kind.'],
  ['gt <left any> <right any> → bool', 'True when left is above right; both of the same kind.'],
  ['ge <left any> <right any> → bool', 'True when left is above right or equal; both of the same kind.'],
  [
    'index <item any> <key any>... → any',
    'The element of a list or map, step by step: `index .list 0 "name"`. A missing map key gives nothing.',
  ],
  ['len <item any> → int', 'Entries of a list or map, bytes of a string.'],
  ['print <value any>... → string', 'The values as text, with a space between two that are both no strings.'],
  ['println <value any>... → string', 'The values with spaces between them and a line end.'],
  [
    'printf <format string> <value any>... → string',
    'Text in a format: %d integer, %s string, %v any, %q quoted, %05d padded with zeros, %.2f two places.',
  ],
  ['html <value any>... → string', 'The text with HTML escapes.'],
  ['js <value any>... → string', 'The text with JavaScript escapes.'],
  ['urlquery <value any>... → string', 'The text escaped for the query of a URL.'],
];
