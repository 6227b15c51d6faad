import { builtins } from './builtins';
import type { Functions, TemplateFunction } from './function';

/**
 * What a template means by a name: one of the given functions or of those they are laid over (their prototype), else one of
 * Go's own. Sets are layered, not merged: copying more than 200 entries takes longer than rendering most templates.
 */
export function functionNamed(functions: Functions, name: string): TemplateFunction | undefined {
  for (let layer = functions; layer !== null && layer !== Object.prototype; layer = Object.getPrototypeOf(layer)) {
    if (Object.hasOwn(layer, name)) return layer[name];
  }
  return Object.hasOwn(builtins, name) ? builtins[name] : undefined;
}
