import { formatFloat } from './format-float';
import { integerOf, SizedInt, sortedKeys, type GoValue } from './value';

/** A value as Go's %v prints it. */
export function display(value: GoValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'number') return formatFloat(value, 'g');
  if (Array.isArray(value)) return `[${value.map(display).join(' ')}]`;
  if (value instanceof Map)
    return `map[${sortedKeys(value)
      .map(key => `${key}:${display(value.get(key))}`)
      .join(' ')}]`;
  return String(value instanceof SizedInt ? integerOf(value) : value);
}

/** fmt.Sprint: a space between two values when neither is a string. */
export function sprint(values: readonly GoValue[]): string {
  return values
    .map((value, index) => {
      const before = values[index - 1];
      const apart = index > 0 && typeof value !== 'string' && typeof before !== 'string';
      return (apart ? ' ' : '') + display(value);
    })
    .join('');
}

/** fmt.Sprintln: spaces between all values, and a line end. */
export const sprintln = (values: readonly GoValue[]): string => `${values.map(display).join(' ')}\n`;
