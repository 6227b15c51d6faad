import { fixed, type Functions } from '../function';
import { kindName, typeName } from '../value';
import { same } from './same';

/** sprig: asking for types. */
export const types: Functions = {
  typeOf: fixed(['any'], typeName),
  kindOf: fixed(['any'], kindName),
  typeIs: fixed(['string', 'any'], (name, value) => typeName(value) === name),
  typeIsLike: fixed(['string', 'any'], (name, value) => [name, `*${name}`].includes(typeName(value))),
  kindIs: fixed(['string', 'any'], (name, value) => kindName(value) === name),
  deepEqual: fixed(['any', 'any'], same),
};
