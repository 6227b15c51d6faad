import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import type { RunEvent } from './events';
import { eventReader } from './read-events';
import { proofRuns } from '../../test/proof-runs';

const events: RunEvent[] = [
  { type: 'note', at: 1, text: 'zwei Zeilen: ä\n…' },
  { type: 'job-ended', at: 2, job: 'create' },
];
const text = events.map(event => JSON.stringify(event) + '\n').join('');

test('the same events come out however the text was cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length })), cuts => {
      const seen: RunEvent[] = [];
      const read = eventReader(
        event => seen.push(event),
        line => expect.unreachable(line),
      );
      const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      places.slice(1).forEach((end, i) => read(text.slice(places[i], end)));
      expect(seen).toEqual(events);
    }),
    { numRuns: proofRuns(100) },
  );
});

test('a broken line is handed out apart, and the next event still comes', () => {
  const seen: RunEvent[] = [];
  const bad: string[] = [];
  eventReader(
    event => seen.push(event),
    line => bad.push(line),
  )('{"type":"no\n[1]\n\n' + text);
  expect(bad).toEqual(['{"type":"no', '[1]']);
  expect(seen).toEqual(events);
});
