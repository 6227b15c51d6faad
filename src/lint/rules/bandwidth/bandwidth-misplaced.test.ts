import { expect, test } from 'vitest';
import { readYaml } from '../../../yaml/read';
import { applySafeFixes } from '../../fix';
import { found } from '../../found.test-data';

const rule = 'bandwidth-misplaced';
const egress = 'kubernetes.io/egress-bandwidth';
/** A Deployment with metadata of its own and of its pods. */
const deployment = (own: string, pods: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a, ${own} }\nspec:\n  template:\n    metadata: { ${pods} }\n    spec: {}\n`;

test.each([
  ['annotations of the pods', deployment('', `annotations: { ${egress}: 10M }`), 0],
  ['annotations of the workload', deployment(`annotations: { ${egress}: 10M }`, ''), 1],
  ['labels of the workload', deployment(`labels: { ${egress}: 10M }`, ''), 1],
  ['labels of the pods', deployment('', `labels: { ${egress}: 10M }`), 1],
  ['a bare Pod', `apiVersion: v1\nkind: Pod\nmetadata: { annotations: { ${egress}: 10M } }\nspec: {}`, 0],
  ['labels of a bare Pod', `apiVersion: v1\nkind: Pod\nmetadata: { labels: { ${egress}: 10M } }\nspec: {}`, 1],
  ['a kind without pods', `apiVersion: v1\nkind: Service\nmetadata: { annotations: { ${egress}: 10M } }\nspec: {}`, 0],
])('%s', (_, text, findings) => {
  expect(found(rule, text)).toHaveLength(findings);
});

test('a CronJob is looked at in both its own metadata and that of its jobs', () => {
  const stray = `{ annotations: { ${egress}: 10M } }`;
  const text = `apiVersion: batch/v1\nkind: CronJob\nmetadata: ${stray}\nspec:\n  jobTemplate:\n    metadata: ${stray}\n    spec: { template: { metadata: ${stray}, spec: {} } }\n`;
  expect(found(rule, text).map(({ path }) => path.slice(0, -2))).toEqual([
    ['metadata'],
    ['spec', 'jobTemplate', 'metadata'],
  ]);
});

test('the safe fix moves the annotation, and keeps what the pods have', () => {
  const fixed = (text: string): unknown => readYaml(applySafeFixes(text).text).documents[0]?.value;
  expect(fixed(deployment(`annotations: { other: b, ${egress}: 10M }`, 'labels: { app: a }'))).toMatchObject({
    metadata: { annotations: { other: 'b' } },
    spec: { template: { metadata: { labels: { app: 'a' }, annotations: { [egress]: '10M' } } } },
  });
  const both = fixed(deployment(`annotations: { ${egress}: 10M }`, `annotations: { ${egress}: 20M }`));
  expect(both).toMatchObject({
    metadata: { name: 'a' },
    spec: { template: { metadata: { annotations: { [egress]: '20M' } } } },
  });
  expect(both).not.toHaveProperty('metadata.annotations');
});
