import { expect, test } from 'vitest';
import { burnerFunctions } from './functions';
import { renderTemplate } from './render';
import { seededRandom } from './sprig/randomness';

const functions = burnerFunctions({
  random: seededRandom(1),
  readFile: path => (path === 'there.txt' ? 'text' : undefined),
  env: { HOME: '/home/a' },
});
const render = (source: string, data: unknown = {}) => renderTemplate(source, data, { name: 't', functions });

test.each([
  ['{{ define "x" }}{{ template "x" }}{{ end }}{{ template "x" }}', 'exceeded maximum template depth'],
  [`{{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}`, 'max expression depth exceeded'],
  ['{{ until 1000000000 }}', 'error calling until: more than 10000000 numbers'],
  ['{{ range 1000000000 }}{{ end }}', 'range over more than 10000000 numbers'],
  ['{{ repeat 99999999999 "x" }}', 'error calling repeat: '],
  [
    '{{ regexFind "(" "x" }}',
    'error calling regexFind: regexp: Compile(`(`): error parsing regexp: missing closing ): `(`',
  ],
])('%.40s ends with an error, not with the process', (source, reason) => {
  expect(() => render(source)).toThrow(reason);
});

test("kube-burner's own functions", () => {
  expect(render('{{ Binomial 5 2 }} {{ IndexToCombination nil 3 5 2 }}').text).toBe('10 [0 4]');
  expect(render('{{ GetSubnet24 0 }} {{ GetSubnet24 300 }}').text).toBe('1.0.0.0/24 1.1.44.0/24');
  expect(render('{{ GetIPAddress "a b c d" 1 2 }}').text).toBe('c d');
  expect(render('{{ ReadFile "there.txt" }}').text).toBe('text');
  expect(() => render('{{ ReadFile "no.txt" }}')).toThrow(
    'failed to open file: open no.txt: no such file or directory',
  );
});

test('the environment', () => {
  expect(render('{{ env "HOME" }} {{ expandenv "$HOME/x ${HOME}" }}').text).toBe('/home/a /home/a/x /home/a');
});

test('random texts come from the seed', () => {
  const once = () =>
    renderTemplate('{{ randAlphaNum 8 }}{{ randInt 1 100 }}{{ uuidv4 }}', {}, { name: 't', functions: seeded() });
  const seeded = () => burnerFunctions({ random: seededRandom(7), readFile: () => undefined, env: {} });
  expect(once().text).toBe(once().text);
  expect(once().text).toMatch(
    /^[A-Za-z0-9]{8}\d{1,2}[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('the source map leads from rendered text to what was written', () => {
  const source = 'a: {{ .x }}\nb: text\n{{ range .l }}- {{ . }}\n{{ end }}c: 1';
  const { text, map } = render(source, { x: 'longer than that', l: [1, 2] });
  const written = (part: string) => {
    const start = text.indexOf(part);
    const span = map.source({ start, end: start + part.length });
    return source.slice(span.start, span.end);
  };
  expect(written('longer')).toBe('{{ .x }}');
  expect(written('text')).toBe('text');
  expect(written('c: 1')).toBe('c: 1');
  expect(written('2')).toBe('{{ . }}');
});
