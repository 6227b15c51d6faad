import fc from '../../test/fast-check';
import type { TemplateCase } from './like-go.test-data';
import { Choices } from './template-choices.test-data';
import { statements } from './template-statements.test-data';

/** What the generated templates are rendered with. */
export const DATA = `
n: 7
zero: 0
neg: -5
big: 1234567
huge: 18446744073709551615
f: 1.5
fl: 2.0
tiny: 0.00001
bigf: 12345678.5
s: hello
e: ""
u: "héllo wörld"
json: '{"a": [1, 2.5, "x"], "b": {"c": null}}'
multi: "a\\nb\\n"
num: "42"
camel: someCamelCase HTTPServer2x
url: "http://user:pa%20ss@example.com:8080/a/b%2Fc?q=1#frag"
t: true
fa: false
nil: null
list: [1, 2, 3]
words: [beta, alpha, gamma]
mixed: [1, a, 2.5, true, null, [x], {k: v}]
empty: []
m: {b: 2, a: 1, c: {d: deep}}
em: {}
deep: {list: [{k: v1, n: 1}, {k: v2, n: 2}], m: {x: {y: {z: end}}}}
when: 2024-02-29T13:04:05Z
`;

const MISSING = ['error', 'error', 'zero', 'default'] as const;

/** Templates with plausible functions and arguments, and now and then a wrong one. */
export const templateCases: fc.Arbitrary<TemplateCase> = fc
  .array(fc.nat(65_535), { minLength: 20, maxLength: 160, size: 'max' })
  .map(tape => {
    const choices = new Choices(tape);
    const missingKey = choices.one(MISSING);
    return { template: statements(choices), data: DATA, missingKey };
  });
