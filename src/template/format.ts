import { formatFloat } from './format-float';
import { PLAIN } from './print/directive';
import { printArgument } from './print/value';
import type { GoValue } from './value';

/** A value as Go's %v prints it. */
export function display(value: GoValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return formatFloat(value, 'g');
  return printArgument(PLAIN, value, 'v');
}

/** fmt.Sprint: a space between two values when neither is a string. */
export function sprint(values: readonly GoValue[]): string {
  let text = '';
  values.forEach((value, index) => {
    const apart = index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string';
    text += (apart ? ' ' : '') + display(value);
  });
  return text;
}

/** fmt.Sprintln: spaces between all values, and a line end. */
export const sprintln = (values: readonly GoValue[]): string => `${values.map(display).join(' ')}\n`;
