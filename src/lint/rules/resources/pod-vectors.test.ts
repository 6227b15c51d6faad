import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkAlone } from '../../check-alone.test-data';
import { resourcesRules } from './table';

// What Kubernetes v1.36.3 itself says: see test/vectors/pods/README.md.
const file = new URL('../../../../test/vectors/pods/pods.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly { spec: object; refused: boolean }[];
const refusing = resourcesRules.filter(({ meta }) => meta.refusedByServer);

test('a pod is refused exactly when one of the rules says so', () => {
  expect(vectors.filter(({ refused }) => refused).length).toBeGreaterThan(100);
  for (const { spec, refused } of vectors) {
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec };
    const speaking = refusing.filter(rule => checkAlone(rule, object).length > 0).map(({ meta }) => meta.id);
    expect(speaking.length > 0, `${JSON.stringify(spec)} ${speaking.join()}`).toBe(refused);
  }
});
