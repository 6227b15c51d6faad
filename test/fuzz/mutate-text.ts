import { nasty } from './mutate-value';
import type { Random } from './random';

const pieces = [
  ...[
    '{{ .x }}',
    '{{- if .a }}',
    '{{- end }}',
    '{{',
    '}}',
    '{{ toYaml .Values.r | nindent 8 }}',
    '{{/* c */}}',
    '[{{ .x }}]',
    '{toString: 1}',
    '# headroom-ignore: cpu-request-missing',
  ],
  ...[
    '&a ',
    '*a',
    '<<: *a',
    '- ',
    ': ',
    '---',
    '...',
    '%YAML 1.1',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '|',
    '>-',
    '?',
    '!x ',
    '#',
    '\t',
    '\r',
    '\n',
    '  ',
  ],
  ...['\ufeff', '\u0000', '\u0085', '\u2028', '\ud800', 'é', '\u{1f600}', '{"a": 1}', 'a: b', '- - - -'],
] as const;

type Mutation = (text: string, other: string, random: Random) => string;

const inLines =
  (change: (lines: string[], at: number, random: Random, other: string) => void): Mutation =>
  (text, other, random) => {
    const lines = text.split('\n');
    change(lines, random.below(lines.length), random, other);
    return lines.join('\n');
  };

const mutations: readonly [Mutation, ...Mutation[]] = [
  inLines((lines, at) => lines.splice(at, 1)),
  inLines((lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  inLines((lines, at, random) => lines.splice(at, 1 + random.below(5))),
  inLines((lines, at, random) => (lines[at] = `${' '.repeat(random.below(6))}${lines[at]?.trimStart()}`)),
  inLines(
    (lines, at, random) => (lines[at] = String(lines[at]).replace(/(: |- ).*/, `$1${String(random.any(nasty))}`)),
  ),
  inLines((lines, at, random) => (lines[at] = String(lines[at]).replace(/(: |- ).*/, `$1{{ .v${random.below(9)} }}`))),
  inLines((lines, at, random) => lines.splice(at, 0, `${/^\s*/.exec(lines[at] ?? '')?.[0]}${random.any(pieces)}`)),
  inLines((lines, at, random, other) => {
    const from = other.split('\n');
    const start = random.below(from.length);
    lines.splice(at, random.below(4), ...from.slice(start, start + 1 + random.below(12)));
  }),
  inLines((lines, at, random) => {
    const depth = random.pick([5, 60, 600, 1500]);
    lines.splice(
      at,
      0,
      random.pick([
        `a: ${'['.repeat(depth)}`,
        `a: ${'{b: '.repeat(depth)}1${'}'.repeat(depth)}`,
        `${'- '.repeat(depth)}a`,
      ]),
    );
  }),
  (text, _, random) => text.slice(0, random.below(text.length + 1)),
  (text, _, random) => text.slice(random.below(text.length + 1)),
  (text, _, random) => inserted(text, random, String(random.any(pieces))),
  (text, _, random) => inserted(text, random, String(random.any(nasty))),
  (text, _, random) => removed(text, random),
  (text, other) => `${text}---\n${other}`,
  text => text.replaceAll('\n', '\r\n'),
  text => `\ufeff${text}`,
  text => text.replaceAll('  ', '\t'),
];

/** A copy of `text` with one to three things wrong in it; `other` lends lines. */
export function mutateText(text: string, other: string, random: Random): string {
  let result = text;
  for (let left = 1 + random.below(3); left > 0; left--) result = random.pick(mutations)(result, other, random);
  return result;
}

function inserted(text: string, random: Random, piece: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

function removed(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + text.slice(at + 1 + random.below(3));
}
