import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sampleReport } from '../../src/report/sample-report.test-data';
import { reportJsonSchema, reportSchema } from '../report-schema';

const file = path.join(import.meta.dirname, '..', '..', 'schemas', 'report.schema.json');

/** UPDATE_GOLDEN=1 npx vitest run --project golden test/golden/report-schema.test.ts writes it anew. */
test('the committed schema of report.json is the one that the tests hold reports to', () => {
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(reportJsonSchema());
});

test('a report that uses every part fits, and one with anything else does not', () => {
  expect(reportSchema.parse(sampleReport)).toEqual(sampleReport);
  expect(reportSchema.safeParse({ ...sampleReport, more: 1 }).success).toBe(false);
  const outcome = { ...sampleReport.outcome, exitCode: 6 };
  expect(reportSchema.safeParse({ ...sampleReport, outcome }).success).toBe(false);
});
