import { evaluate } from './evaluate';
import { JqError } from './jq-error';
import { parseJq } from './parse';

/**
 * Reads a jq expression as kube-burner's customStatusPaths hold them: paths, pipes, conditions, `select`, comparisons and
 * the usual functions of values. Gives its results for a value, up to the first error, after which there are none.
 * @throws JqError in words for what it does not know (`def`, `reduce`, assignments, formats, dates)
 */
export function readJq(expression: string): (input: unknown) => Generator<unknown> {
  const node = parseJq(expression);
  return function* results(input) {
    try {
      yield* evaluate(node, input);
    } catch (error) {
      // The value is not of the form the expression is for: kube-burner, too, goes on with what it has.
      if (!(error instanceof JqError)) throw error;
    }
  };
}

/** Why an expression cannot be used; undefined when it can. */
export function jqProblem(expression: string): string | undefined {
  try {
    readJq(expression);
    return undefined;
  } catch (error) {
    if (error instanceof JqError) return error.message;
    throw error;
  }
}
