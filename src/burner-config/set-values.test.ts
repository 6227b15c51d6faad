import { expect, test } from 'vitest';
import { renderTemplate } from '../template/render';
import { readBurnerConfig } from './read-config';

const files = { read: () => 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n' };
const config = (name: string, value: string) =>
  `jobs:\n  - name: ${name}\n    qps: 5\n    burst: 5\n    objects: [{objectTemplate: a.yml, inputVars: {a: ${value}}}]\n`;

/** How Go prints an input variable, with and without --set of something else. */
function variable(value: string, ...set: readonly string[]): string {
  const read = readBurnerConfig(config('load', value), { files, name: 'c', set });
  const inputVars = read.config?.jobs[0]?.objects[0]?.inputVars;
  return renderTemplate('{{ printf "%T %v" .a .a }}', inputVars, { name: 't' }).text;
}

test('a whole float is a float64; kube-burner makes it an int when it writes the config anew for --set', () => {
  expect(variable('1.0')).toBe('float64 1');
  expect(variable('1.0', 'jobs.0.qps=3')).toBe('int 1');
  expect(variable('1e6', 'jobs.0.qps=3')).toBe('float64 1e+06');
});

// As kube-burner v2.7.3 decodes them: strconv.ParseInt in base 10, then ParseFloat, then ParseBool.
test.each([
  ['1.0', 'int 1'],
  ['010', 'int 10'],
  ['0.50', 'float64 0.5'],
  ['T', 'bool true'],
  ['0x1F', 'string 0x1F'],
  ['null', 'string null'],
  ['yes', 'string yes'],
])('--set of %s gives %s', (value, said) => expect(variable('~', `jobs.0.objects.0.inputVars.a=${value}`)).toBe(said));

test('texts are written anew, too: a name .5 is 0.5', () => {
  const nameOf = (name: string) =>
    readBurnerConfig(config(name, '1'), { files, name: 'c', set: ['jobs.0.qps=3'] }).config?.jobs[0]?.name;
  expect([nameOf('.5'), nameOf('False'), nameOf('"a"')]).toEqual(['0.5', 'false', 'a']);
});
