/** Go's upper and lower case go letter by letter, and one letter stays one. */
export const upperCase = (text: string): string =>
  /^[\0-\x7f]*$/.test(text) ? text.toUpperCase() : Array.from(text, upperLetter).join('');
export const lowerCase = (text: string): string =>
  /^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : Array.from(text, lowerLetter).join('');

/** One letter in upper case. */
export function upperLetter(letter: string): string {
  const upper = letter.toUpperCase();
  return [...upper].length === 1 ? upper : letter;
}

/** One letter in lower case. */
export function lowerLetter(letter: string): string {
  const lower = letter.toLowerCase();
  return [...lower].length === 1 ? lower : ([...lower][0] ?? letter);
}

/** unicode.IsSpace. */
export const SPACE = /[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
export const isSpace = (letter: string): boolean => SPACE.test(letter);

/** strings.TrimSpace. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text[start] ?? '')) start++;
  while (end > start && isSpace(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

const SEPARATOR = /[\0-/:-@[-^`{-\x7f]/;

/** strings.Title: upper case after anything that is no letter, digit or underscore. */
export function titleCase(text: string): string {
  let before = ' ';
  return Array.from(text, letter => {
    const starts = before <= '\x7f' ? SEPARATOR.test(before) : !/[\p{L}\p{Nd}]/u.test(before) && isSpace(before);
    before = letter;
    return starts ? upperLetter(letter) : letter;
  }).join('');
}
