import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readYaml } from '../../yaml/read';
import { lintText } from './lint-text';
import { sarifLog } from './sarif';

const require = createRequire(import.meta.url);
const text = `apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: PriorityLevelConfiguration
metadata: { name: a }
spec: { type: Limited, limited: { limitResponse: { type: Reject } } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: front }
spec:
  containers:
    - { name: web, image: 'a:1', resources: { requests: { memory: 2Gi }, limits: { memory: 1Gi } } }
`;
const work = { replacements: true };
const lint = (file: string, content: string) => lintText(file, readYaml(content), { read: () => undefined }, work, {});
const log = (content: string, file = 'a b/ü.yaml') =>
  sarifLog([lint(file, content)], [{ file: 'none.yaml', message: 'none.yaml does not exist.' }]);
const results = (content: string) => log(content).runs[0]?.results ?? [];

/** The schema is draft 4; its few words that mean something else in draft 7 do not occur in it. */
function schema(): object {
  const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema, id, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  expect([$schema, id]).toEqual([expect.stringContaining('draft-04'), expect.stringContaining('sarif-2.1.0')]);
  return rest;
}

test('the log is valid by the schema of SARIF 2.1.0', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false });
  const isValid = ajv.compile(schema());
  isValid(log(text));
  expect(isValid.errors).toBeNull();
  expect(isValid({ ...log(text), runs: [{ results: [] }] })).toBe(false);
});

test('a result has rule, level, place from 1, object and a relative URL', () => {
  const result = results(text).find(({ ruleId }) => ruleId === 'request-above-limit');
  const column = (text.split('\n')[10]?.indexOf('2Gi') ?? 0) + 1;
  expect(result).toMatchObject({
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/%C3%BC.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 11, startColumn: column, endLine: 11, endColumn: column + 3 },
        },
        logicalLocations: [{ name: 'web', fullyQualifiedName: 'Pod/front/web', kind: 'resource' }],
      },
    ],
  });
  const rules = log(text).runs[0]?.tool.driver.rules ?? [];
  expect(rules[result?.ruleIndex ?? -1]).toMatchObject({
    id: 'request-above-limit',
    help: { markdown: expect.stringContaining('# request-above-limit') as string },
  });
});

test('a fix carries the edits that it makes', () => {
  const result = results(text).find(({ ruleId }) => ruleId === 'api-version-removed');
  const change = result?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
  expect(change).toMatchObject({
    deletedRegion: { startLine: 1 },
    insertedContent: { text: expect.stringContaining('v1') as string },
  });
});

test('fingerprints stay when lines move, and differ between findings', () => {
  const prints = (content: string) =>
    results(content).map(({ partialFingerprints }) => partialFingerprints?.['headroomFinding/v1']);
  expect(prints(`# one\n# two\n${text}`)).toEqual(prints(text));
  expect(new Set(prints(text)).size).toBe(prints(text).length);
});

test('a file that cannot be read is a notification', () => {
  expect(log('').runs[0]?.invocations?.[0]).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [{ level: 'error', message: { text: 'none.yaml does not exist.' } }],
  });
});
