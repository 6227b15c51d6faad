import { anyOf, goValueOf } from '../burner-config/go-value';
import { readYaml } from '../yaml/read';
import { CliError } from './cli-error';
import { readText } from './disk-files';

/** Exit codes: a file that says something wrong, and one that cannot be read. */
const INVALID = 1;
const USAGE = 2;

/**
 * Values for templates out of a YAML or JSON file, as yaml.v3 reads them for kube-burner: `y` and `n` are texts, `1.0` is
 * a float64 and a date a time. @throws CliError
 */
export function readValues(file: string): Readonly<Record<string, unknown>> {
  const text = readText(file);
  if (text === undefined) throw new CliError(`${file}: there is no such file with values.`, USAGE);
  if (text === '') throw new CliError(`${file}: the file with values is empty.`, INVALID);
  const yaml = readYaml(text, { templates: 'literal' });
  const [problem] = yaml.problems;
  if (problem !== undefined) {
    const { line, character } = yaml.position(problem.span.start);
    throw new CliError(`${file}:${line + 1}:${character + 1}: ${problem.message}`, INVALID);
  }
  const [document] = yaml.documents;
  const value = document && goValueOf(document, text)?.value;
  const plain = value === undefined ? {} : (anyOf(value) ?? {});
  if (typeof plain !== 'object' || Array.isArray(plain)) {
    throw new CliError(`${file}: values are a mapping of names.`, INVALID);
  }
  return plain as Readonly<Record<string, unknown>>;
}
