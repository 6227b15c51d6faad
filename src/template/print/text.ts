import { bytesOf } from '../bytes';
import { canBackquote, quote } from '../quote';
import { pad, type Directive } from './directive';

/** A string for a verb; `undefined` when the verb does not suit. */
export function printText(how: Directive, text: string, verb: string): string | undefined {
  switch (verb) {
    case 'v':
      return how.sharpV ? quoted(how, text) : pad(how, cut(how, text));
    case 's':
      return pad(how, cut(how, text));
    case 'q':
      return quoted(how, text);
    case 'x':
    case 'X':
      return hexadecimal(how, text, verb);
    default:
      return undefined;
  }
}

/** A precision cuts texts to so many letters. */
export const cut = ({ precision }: Directive, text: string): string =>
  precision === undefined ? text : [...text].slice(0, precision).join('');

function quoted(how: Directive, text: string): string {
  const short = cut(how, text);
  return pad(how, how.sharp && canBackquote(short) ? `\`${short}\`` : quote(short, '"', how.plus));
}

function hexadecimal(how: Directive, text: string, verb: 'x' | 'X'): string {
  const bytes = [...bytesOf(text)].slice(0, how.precision);
  const digits = bytes.map(byte => byte.toString(16).padStart(2, '0'));
  const prefix = how.sharp ? '0x' : '';
  const written = how.space
    ? digits.map(pair => prefix + pair).join(' ')
    : digits.length > 0
      ? prefix + digits.join('')
      : '';
  return pad(how, verb === 'X' ? written.toUpperCase() : written);
}
