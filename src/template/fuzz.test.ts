import fc from '../../test/fast-check';
import path from 'node:path';
import { expect, test } from 'vitest';
import { proofRuns } from '../../test/proof-runs';
import { askGoProgram, goProgram, whyNoGo } from '../../test/vectors/go-program';
import { comparable, ours, type Outcome } from './like-go.test-data';
import { templateCases } from './template-arbitrary.test-data';

const noGo = await whyNoGo();
if (noGo) console.log(`skipped: generated templates against Go. ${noGo}`);

/**
 * Go slices a list up to its hidden capacity, which is more than its length after `append` or `until`; ours ends at the
 * length. So whether such a slice is an error is left open.
 */
const beyondLength = ({ error = '' }: Outcome) => error.endsWith('reflect.Value.Slice: slice index out of bounds');

/** Go renders so many at a time. */
const BATCH = 1000;

test.skipIf(noGo !== undefined)(
  'generated templates render as Go renders them, or both give an error',
  async () => {
    const program = await goProgram(path.join(import.meta.dirname, '../../test/vectors/template'));
    const cases = fc.sample(templateCases, { numRuns: proofRuns(1000) });
    let compared = 0;
    for (let start = 0; start < cases.length; start += BATCH) {
      const batch = cases.slice(start, start + BATCH);
      const wanted = (await askGoProgram(program, batch)) as readonly Outcome[];
      batch.forEach((given, index) => {
        const got = ours(given);
        if (beyondLength(got)) return;
        compared++;
        expect({ given, ...comparable(got, false) }).toEqual({ given, ...comparable(wanted[index] ?? {}, false) });
      });
    }
    expect(compared).toBeGreaterThan(cases.length * 0.98);
  },
  3_600_000,
);
