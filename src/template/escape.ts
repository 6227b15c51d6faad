import { bytesOf } from './bytes';

const HTML: Readonly<Record<string, string>> = {
  '\0': '\uFFFD',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** template.HTMLEscapeString. */
export const escapeHtml = (text: string): string =>
  text.replace(/[\0"'&<>]/g, character => HTML[character] ?? character);

/** template.JSEscapeString. */
export const escapeJs = (text: string): string =>
  text.replace(/[\\'"<>&=]|[\p{C}\p{Z}]/gu, character => {
    if (/[ \x7f\udc80-\udcff]/.test(character) && character.length === 1) return character;
    if (/[\\'"]/.test(character)) return `\\${character}`;
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  });

/** url.QueryEscape. */
export const escapeQuery = (text: string): string =>
  Array.from(bytesOf(text), byte => {
    const letter = String.fromCharCode(byte);
    if (/[A-Za-z0-9\-_.~]/.test(letter)) return letter;
    return letter === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
