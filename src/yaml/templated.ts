/** What a value reads as when its text comes from a `{{ }}` action: nothing is known about it. */
export const TEMPLATE_VALUE = Symbol('template value');

/** True for a value that a `{{ }}` action makes; a rule should say nothing about it. */
export function isTemplated(value: unknown): boolean {
  return value === TEMPLATE_VALUE;
}
