import type { NumberNode } from './ast';
import { unquote } from './quote';

type Value = Pick<NumberNode, 'integer' | 'float'>;
const INTEGER = /^([+-]?)(?:0[xX](_?[0-9a-fA-F])+|0[oO]?(_?[0-7])+|0[bB](_?[01])+|0|[1-9](_?[0-9])*)$/;
const DECIMAL = /^[+-]?(?:[0-9](_?[0-9])*\.?(?:[0-9](_?[0-9])*)?|\.[0-9](_?[0-9])*)(?:[eE][+-]?[0-9]+)?$/;
const MAX_INT = 2n ** 63n - 1n;

/** What a literal number means, or Go's complaint about it. */
export function numberLiteral(text: string): Value | { readonly complaint: string } {
  if (text.startsWith("'")) return characterLiteral(text);
  if (text.endsWith('i')) return { complaint: `complex numbers are not supported: ${JSON.stringify(text)}` };
  if (INTEGER.test(text)) return integerLiteral(text);
  if (!DECIMAL.test(text)) return { complaint: `bad number syntax: ${JSON.stringify(text)}` };
  if (!/[.eEpP]/.test(text)) return { complaint: `integer overflow: ${JSON.stringify(text)}` };
  const float = Number(text.replaceAll('_', ''));
  if (Number.isFinite(float) && Number.isInteger(float) && BigInt(float) <= MAX_INT)
    return { float, integer: BigInt(float) };
  return { float };
}

function characterLiteral(text: string): Value | { readonly complaint: string } {
  const character = unquote(text);
  if (character === undefined || [...character].length !== 1)
    return { complaint: `malformed character constant: ${text}` };
  const code = character.codePointAt(0) ?? 0;
  return { integer: BigInt(code), float: code };
}

function integerLiteral(text: string): Value | { readonly complaint: string } {
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '');
  const magnitude = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const integer = text.startsWith('-') ? -magnitude : magnitude;
  if (integer > MAX_INT || integer < -MAX_INT - 1n) return { complaint: `integer overflow: ${JSON.stringify(text)}` };
  return { integer, float: Number(integer) };
}
