import { expect, test } from 'vitest';
import { upstreamReading } from './upstream-reading';

const a = 'apiVersion: v1\nkind: A\n';
const b = 'apiVersion: v1\nkind: B\n';

// Asked of k8s.io/apimachinery v0.35.2, which kube-burner v2.7.3 reads templates with.
test.each([
  [a, 1],
  [`---\n${a}`, 1],
  [`${a}---\n${b}`, 2],
  [`${a}---\n---\n${b}`, 2],
  [`${a}--- # x\n${b}`, 2],
  [`${a}---  \n${b}`, 2],
  [`${a}x: |\n  a\n---\n${b}`, 2],
  [`---\n${a}---\n`, 1],
  [`${a}\n---\n\n# end\n`, 1],
  ['{"apiVersion":"v1","kind":"A"}', 1],
  [`${a}a: 1\na: 2\n`, 1],
  [`${a}name: x-{{ .Iteration }}\n{{ if .x }}\n---\n{{ end }}\n`, 1],
])('%j holds %i objects', (text, objects) => expect(upstreamReading(text)).toEqual({ objects }));

test.each([
  [`# a license\n---\n${a}`, 0, 0, 'nothing but comments'],
  [`\n\n---\n${a}`, 0, 0, 'nothing but comments'],
  [`${a}---\n# c\n---\n${b}`, 1, 3, 'nothing but comments'],
  [`${a}---\na: [\n---\n${b}`, 1, 3, 'no YAML'],
  [`${a}---\n[1]\n---\n${b}`, 1, 3, 'no mapping'],
  [`${a}---\nfoo: B\n---\n${b}`, 1, 3, 'no kind'],
  ['kind: {{ .kind }}\n', 0, 0, 'no kind'],
  // All from the first braces of a line to the last goes away.
  ['{"kind": "A", "metadata": {"name": "{{ .a }}", "labels": {"b": "{{ .c }}"}}}', 0, 0, 'no YAML'],
  [`{{ range until 3 }}\n---\n${a}{{ end }}`, 0, 0, 'nothing but comments'],
])('%j: %i objects, and it stops at line %i', (text, objects, line, why) => {
  const read = upstreamReading(text);
  expect(read).toMatchObject({ objects, stop: { line } });
  expect(read.stop?.why).toContain(why);
});
