import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { proofRuns } from '../../test/proof-runs';
import { renderTemplate } from './render';

/** Text that is no action and that no trim marker reaches. */
const plain = fc.string({
  unit: fc.constantFrom('a', 'é', ':', ' ', '-', '\n', '}', '😀'),
  minLength: 1,
  maxLength: 12,
});
const values = fc.string({ unit: fc.constantFrom('v', 'é', '\n', ' '), maxLength: 6 });

interface Piece {
  readonly text: string;
  readonly action: string;
  readonly value: string;
}
const pieces: fc.Arbitrary<readonly Piece[]> = fc.array(
  fc.record({
    text: plain.map(text => `<${text}>`),
    action: fc.constantFrom('{{ .x }}', '{{ if true }}', '{{/* note */}}', '{{- .x }}', '{{ .x -}}', ''),
    value: values,
  }),
  { minLength: 1, maxLength: 8 },
);

test('text outside of actions leads back to the same letters, and what an action printed to the action', () => {
  const check = (given: readonly Piece[], value: string) => {
    const source = given
      .map(({ text, action }) => text + action + (action.startsWith('{{ if') ? 'inside{{ end }}' : ''))
      .join('');
    const { text, map } = renderTemplate(source, { x: value }, { name: 't' });
    let from = 0;
    for (const piece of given) {
      const at = text.indexOf(piece.text, from);
      expect(at).toBeGreaterThanOrEqual(from);
      for (let index = 0; index < piece.text.length; index++) {
        const span = map.source({ start: at + index, end: at + index + 1 });
        expect(source.slice(span.start, span.end)).toBe(piece.text[index]);
      }
      from = at + piece.text.length;
      const shown = value !== '' && piece.action.includes('.x') && text.startsWith(value, from);
      if (!shown) continue;
      const span = map.source({ start: from, end: from + value.length });
      expect(source.slice(span.start, span.end)).toMatch(/^\{\{-? ?\.x -?\}\}$/);
    }
  };
  fc.assert(fc.property(pieces, values, check), { numRuns: proofRuns(300) });
});
