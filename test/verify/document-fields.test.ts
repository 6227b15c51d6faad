import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { committedFields, fieldsFile, fieldsOfSources } from '../../src/burner/documents/struct-tags.test-data';
import { sourceOf } from './kube-burner.mjs';

const { folder, why } = sourceOf('kube-burner');

test.skipIf(folder === undefined)(
  `the committed fields are those of kube-burner${why === undefined ? '' : ` (${why})`}`,
  () => {
    const read = fieldsOfSources(folder ?? '');
    if (process.env['UPDATE_FIELDS']) writeFileSync(fieldsFile, `${JSON.stringify(read, null, 2)}\n`);
    expect(committedFields()).toEqual(read);
  },
);
