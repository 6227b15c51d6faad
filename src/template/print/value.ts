import { isNilContainer } from '../element-type';
import type { GoObject, NilPointer } from '../go-object';
import { isObject, SizedInt, sortedKeys, typeName, type GoMap, type GoValue } from '../value';
import { pad, type Directive } from './directive';
import { printFloat, printInteger } from './number';
import { cut, printText } from './text';

/** An argument for a verb, as fmt's printArg; a verb that does not suit is told in the text. */
export function printArgument(how: Directive, value: GoValue, verb: string): string {
  if (verb === 'T') return pad(how, value === null || value === undefined ? '<nil>' : cut(how, typeName(value)));
  if (value === null || value === undefined) return verb === 'v' ? pad(how, '<nil>') : `%!${verb}(<nil>)`;
  // Addresses differ from run to run in Go; here they are all the same.
  if (verb === 'p' && typeof value === 'object' && !(value instanceof SizedInt)) return pad(how, '0xc000000000');
  return printValue(how, value, verb);
}

function printValue(how: Directive, value: GoValue, verb: string): string {
  if (value === null || value === undefined) return how.sharpV ? 'interface {}(nil)' : '<nil>';
  if (Array.isArray(value)) return printList(how, value, verb);
  if (value instanceof Map) return printMap(how, value, verb);
  return printScalar(how, value, verb) ?? badVerb(how, value, verb);
}

function badVerb(how: Directive, value: GoValue, verb: string): string {
  return `%!${verb}(${typeName(value)}=${printArgument(how, value, 'v')})`;
}

type Scalar = Exclude<GoValue, null | undefined | GoMap | GoValue[]>;

function printScalar(how: Directive, value: Scalar, verb: string): string | undefined {
  if (typeof value === 'string') return printText(how, value, verb);
  if (typeof value === 'number') return printFloat(how, value, verb);
  if (typeof value === 'bigint') return printInteger(how, value, true, verb);
  if (typeof value === 'boolean') return verb === 't' || verb === 'v' ? pad(how, String(value)) : undefined;
  if (value.text !== undefined && !how.sharpV && /[vsxXq]/.test(verb)) return printText(how, value.text, verb);
  if (isObject(value)) return how.sharpV && verb === 'v' ? (value.goText ?? value.text) : printParts(how, value, verb);
  return printInteger(how, value.value, !value.kind.startsWith('uint'), verb);
}

function printParts(how: Directive, { parts, kind }: GoObject, verb: string): string | undefined {
  if (parts === undefined) return undefined;
  const texts = parts.map(part =>
    typeof part === 'object' && 'nil' in part ? printNil(how, part, verb) : printValue(how, part, verb),
  );
  return `${kind === 'ptr' ? '&' : ''}{${texts.join(' ')}}`;
}

function printNil(how: Directive, { nil }: NilPointer, verb: string): string {
  const number = /[bodxX]/.test(verb) ? printInteger(how, 0n, false, verb) : undefined;
  return number ?? `%!${verb}(${nil}=${pad(how, '<nil>')})`;
}

function printList(how: Directive, list: readonly GoValue[], verb: string): string {
  const items = list.map(item => printValue(how, item, verb));
  if (!how.sharpV) return `[${items.join(' ')}]`;
  return `${typeName(list as GoValue[])}${isNilContainer(list) ? '(nil)' : `{${items.join(', ')}}`}`;
}

function printMap(how: Directive, map: GoMap, verb: string): string {
  const pairs = sortedKeys(map).map(key => `${printValue(how, key, verb)}:${printValue(how, map.get(key), verb)}`);
  if (how.sharpV && isNilContainer(map)) return `${typeName(map)}(nil)`;
  return how.sharpV ? `${typeName(map)}{${pairs.join(', ')}}` : `map[${pairs.join(' ')}]`;
}
