import fc from 'fast-check';
import path from 'node:path';
import { expect, test } from 'vitest';
import { proofRuns } from '../../test/proof-runs';
import { askGoProgram, goProgram, whyNoGo } from '../../test/vectors/go-program';
import { comparable, ours, type Outcome } from './like-go.test-data';
import { templateCases } from './template-arbitrary.test-data';

const noGo = await whyNoGo();
if (noGo) console.log(`skipped: generated templates against Go. ${noGo}`);

/** Go renders so many at a time. */
const BATCH = 1000;

test.skipIf(noGo !== undefined)(
  'generated templates render as Go renders them, or both give an error',
  async () => {
    const program = await goProgram(path.join(import.meta.dirname, '../../test/vectors/template'));
    const cases = fc.sample(templateCases, { numRuns: proofRuns(1000), seed: 20_261_121 });
    for (let start = 0; start < cases.length; start += BATCH) {
      const batch = cases.slice(start, start + BATCH);
      const wanted = (await askGoProgram(program, batch)) as readonly Outcome[];
      batch.forEach((given, index) => {
        const want = comparable(wanted[index] ?? {}, false);
        expect({ given, ...comparable(ours(given), false) }).toEqual({ given, ...want });
      });
    }
  },
  3_600_000,
);
