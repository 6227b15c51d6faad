import { expect, test } from 'vitest';
import { actionAround, actionsIn } from './scan';
import { namesIn, type Scope } from './scopes';

/** What can be named at the `|` of a template. */
function scopeAt(marked: string): Scope {
  const actions = actionsIn(marked.replace('|', ''));
  const action = actionAround(actions, marked.indexOf('|'));
  return action ? namesIn(actions).scopeOf(action) : expect.fail('there is no action at the cursor');
}
const namesAt = (marked: string): string[] => scopeAt(marked).variables.map(({ name }) => name);

test.each([
  ['a variable from before', '{{ $x := 1 }}{{ | }}', ['$x']],
  ['not one from after', '{{ | }}{{ $x := 1 }}', []],
  ['those of a range', '{{ range $i, $e := until 3 }}{{ | }}{{ end }}', ['$i', '$e']],
  ['not after its end', '{{ range $i, $e := until 3 }}{{ end }}{{ | }}', []],
  ['that of an if, in its else', '{{ if $x := 1 }}{{ else }}{{ | }}{{ end }}', ['$x']],
  ['a define sees nothing from around', '{{ $x := 1 }}{{ define "a" }}{{ $y := 2 }}{{ | }}{{ end }}', ['$y']],
  ['and leaves nothing', '{{ $x := 1 }}{{ define "a" }}{{ $y := 2 }}{{ end }}{{ | }}', ['$x']],
  ['a half-written action before', '{{ $x := 1 }}\n{{ if .a\n{{ | }}', ['$x']],
  ['a half-written action itself', '{{ $x := 1 }}\na: {{ |\nb: 1', ['$x']],
  ['braces inside a string', '{{ $x := "}}" }}{{ | }}', ['$x']],
])('%s', (_, text, expected) => {
  expect(namesAt(text)).toEqual(expected);
});

test.each([
  ['{{ range .a }}{{ | }}', true, ['range']],
  ['{{ range .a }}{{ else }}{{ | }}', false, ['range']],
  ['{{ with .a }}{{ if .b }}{{ | }}', true, ['with', 'if']],
  ['{{ if .a }}{{ | }}', false, ['if']],
  ['{{ with .a }}{{ end }}{{ | }}', false, []],
])('%s: the dot', (text, moved, open) => {
  expect(scopeAt(text)).toMatchObject({ moved, open });
});

test('a use means the nearest declaration before it', () => {
  const text = '{{ $x := 1 }}{{ $x }}{{ $x := add $x 1 }}{{ $x }}';
  const { uses } = namesIn(actionsIn(text));
  const meant = uses.map(({ span, variable }) => [text.slice(span.start, span.end), variable.from]);
  expect(meant).toEqual([
    ['$x', '1'],
    ['$x', '1'],
    ['$x', 'add $x 1'],
    ['$x', '1'],
    ['$x', 'add $x 1'],
  ]);
});

test('definitions and calls are known by their names', () => {
  const { definitions, calls } = namesIn(
    actionsIn('{{ define "a" }}{{ end }}{{ template "a" . }}{{ block "b" . }}{{ end }}'),
  );
  expect(definitions.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(calls.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('comments and trim markers belong to actions', () => {
  const [first, second] = actionsIn('{{- /* }} no */ -}} {{- .a -}}');
  expect(first?.parts.map(({ type }) => type)).toContain('comment');
  expect(second).toMatchObject({ closed: true, end: 30 });
});
