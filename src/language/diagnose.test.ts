import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleMetas } from '../lint/rule-page';
import { diagnose } from './diagnose';
import { openDocument } from './document';

const templates: Readonly<Record<string, string>> = {
  'good.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
  'app.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: { app: a } }\n',
  'away.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: away }\n',
  'broken.yml': 'name: {{ nope }}\n',
};

function diagnosed(text: string): ReturnType<typeof diagnose> {
  const document = openDocument('file:///a.yml', 1, text, { read: name => templates[name] });
  return diagnose(document, { hints: true });
}

/** The page that a code leads to. */
function page(code: string | undefined): string {
  return readFileSync(new URL(`../../docs/rules/${code}.md`, import.meta.url), 'utf8');
}

const object = 'objects: [{ objectTemplate: good.yml }]';
/** A config of one job with these entries. */
const job = (...entries: readonly string[]): string =>
  `jobs:\n  - ${['name: a', 'qps: 5', 'namespace: a', ...entries].join('\n    ')}\n`;

const configs: readonly (readonly [rule: string, config: string])[] = [
  ['burner-syntax', job(object, 'burst: {{ "[" }}')],
  ['burner-template-error', job('objects: [{ objectTemplate: broken.yml }]')],
  ['burner-template-missing', job('objects: [{ objectTemplate: none.yml }]')],
  ['burner-unknown-key', job(object, 'esIndex: x')],
  ['burner-missing-key', job(object, 'hooks: [{ cmd: [date] }]')],
  ['burner-type', job(object, 'burst: many')],
  ['burner-value', job(object, 'jobType: destroy')],
  ['burner-duration', job(object, 'jobPause: 30')],
  ['burner-rate', `jobs:\n  - name: a\n    ${object}\n`],
  ['burner-job-name', job(object).replace('name: a', 'name: A')],
  ['burner-iterations', job(object, 'jobIterations: 0')],
  ['burner-wait', `global: { waitWhenFinished: true }\n${job(object, 'gc: true')}`],
  ['burner-selector', job('jobType: delete', 'objects: [{ kind: Pod }]')],
  [
    'burner-patch',
    job('jobType: patch', 'objects: [{ objectTemplate: good.yml, kind: Pod, labelSelector: { a: b } }]'),
  ],
  ['burner-order', `${job(object)}global: { waitWhenFinished: true }\n`],
  ['burner-hooks', job(object, 'hooks: [{ cmd: [date], when: afterJobExecution }]')],
  ['burner-upstream-bug', `global: { timeout: 1h }\n${job(object)}`],
  [
    'burner-selector-matches-nothing',
    `${job(object)}  - { name: b, qps: 5, jobType: delete, objects: [{ kind: ConfigMap, labelSelector: { a: b } }] }\n`,
  ],
  [
    'burner-wide-delete',
    `${job('objects: [{ objectTemplate: app.yml }]')}  - { name: b, qps: 5, jobType: delete, objects: [{ kind: ConfigMap, labelSelector: { app: a } }] }\n`,
  ],
  ['burner-fixed-namespace', job('objects: [{ objectTemplate: away.yml }]')],
];

test.each(configs)('%s is found, and its code leads to its page', (rule, config) => {
  const found = diagnosed(config);
  expect(found.map(({ code }) => code)).toEqual([rule]);
  expect(page(found[0]?.code)).toContain(`# ${rule}\n`);
});

test('every burner rule has its config above', () => {
  const burner = ruleMetas.filter(({ category }) => category === 'burner').map(({ id }) => id);
  expect(configs.map(([rule]) => rule).sort()).toEqual(burner.sort());
});

test.each([
  ['yaml-syntax', 'a: [1\n'],
  ['quantity-suspicious', 'apiVersion: v1\nkind: Pod\nspec: { resources: { limits: { memory: 1m } } }\n'],
])('the code of %s leads to its page', (rule, text) => {
  const found = diagnosed(text);
  expect(found.map(({ code }) => code)).toEqual([rule]);
  expect(page(found[0]?.code)).toContain(`# ${rule}\n`);
});

test('a comment silences a finding in a burner config', () => {
  expect(diagnosed(job(object, 'esIndex: x # headroom-ignore: burner-unknown-key'))).toEqual([]);
  expect(diagnosed(job(object, '# headroom-ignore: burner-unknown-key', 'esIndex: x'))).toEqual([]);
});
