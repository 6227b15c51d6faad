import { expect, test } from 'vitest';
import { found, foundWith, pod } from '../../found.test-data';

const rule = 'heap-above-limit';
const java = (fields: string, memory = '1Gi'): string =>
  pod(`  containers: [{ name: web, image: a, resources: { limits: { memory: ${memory} } }, ${fields} }]`);
const env = (name: string, value: string, memory?: string): string =>
  java(`env: [{ name: ${name}, value: ${JSON.stringify(value)} }]`, memory);

/** `200 % (-Xmx2g)` of the first finding. */
function said(text: string): string | undefined {
  const [finding] = found(rule, text);
  const [, share] = /(\d+ %)/.exec(finding?.message ?? '') ?? [];
  return share;
}

test.each([
  [env('JAVA_OPTS', '-server -Xmx2g -Xms1g'), '200 %'],
  [env('JAVA_TOOL_OPTIONS', '-Xmx1024m'), '100 %'],
  [env('ES_JAVA_OPTS', '-Xms512m -Xmx512m'), undefined],
  [env('ES_JAVA_OPTS', '-Xmx512M', '512M'), '105 %'],
  [env('JAVA_OPTS', '-Xmx2g -Xmx256m'), undefined],
  [env('JAVA_OPTS', '-XX:MaxHeapSize=2g'), '200 %'],
  [env('JAVA_OPTS', '-XX:MaxRAMPercentage=95'), '95 %'],
  [env('JAVA_OPTS', '-XX:MaxRAMPercentage=75.0'), undefined],
  [env('JAVA_OPTS', '-XX:MaxRAMPercentage=95 -Xmx256m'), undefined],
  [env('JAVA_OPTS', '-Xmx${HEAP}'), undefined],
  [env('JAVA_OPTS', '-Xmx{{ .heap }}g'), undefined],
  [env('NOTES', 'the flag -Xmx2gigabytes is not one'), undefined],
  [env('MAX_HEAP_SIZE', '2G'), '200 %'],
  [env('MAX_HEAP_SIZE', 'auto'), undefined],
  [env('HEAP_NEWSIZE', '2G'), undefined],
  [env('NODE_OPTIONS', '--max-old-space-size=4096'), '400 %'],
  [env('NODE_OPTIONS', '--max_old_space_size=768'), undefined],
  [env('GOMEMLIMIT', '2GiB'), '200 %'],
  [env('GOMEMLIMIT', '1073741824'), '100 %'],
  [env('GOMEMLIMIT', '1000MiB'), undefined],
  [env('GOMEMLIMIT', 'off'), undefined],
  [env('GOMEMLIMIT', '{{ .limit }}'), undefined],
  [java('command: [java, -Xmx2g, -jar, app.jar]'), '200 %'],
  [java('command: [sh, -c], args: ["exec java -Xmx2g -jar app.jar"]'), '200 %'],
  [java('args: [node, --max-old-space-size=2048, app.js]'), '200 %'],
  [java('command: [java, -Xmx256m], env: [{ name: JAVA_TOOL_OPTIONS, value: -Xmx2g }]'), undefined],
  [java('command: [java, -Xmx256m], env: [{ name: _JAVA_OPTIONS, value: -Xmx2g }]'), '200 %'],
  [pod('  containers: [{ name: web, image: a, command: [java, -Xmx2g] }]'), undefined],
  [
    pod('  resources: { limits: { memory: 1Gi } }\n  containers: [{ name: web, image: a, command: [java, -Xmx2g] }]'),
    '200 %',
  ],
  [java('command: [java, -Xmx2g]', '"{{ .memory }}"'), undefined],
])('%s: %s', (text, share) => {
  expect(said(text)).toBe(share);
});

test('both ways out are suggested, with the flag in its own form', () => {
  const titles = (text: string): unknown => found(rule, text)[0]?.fixes.map(({ title }) => title);
  expect(titles(env('JAVA_OPTS', '-Xmx2g'))).toEqual(['Raise the memory limit to 2752Mi', 'Write -Xmx768m']);
  expect(titles(env('JAVA_OPTS', '-XX:MaxRAMPercentage=99.9'))).toEqual(['Write -XX:MaxRAMPercentage=75.0']);
  expect(titles(env('GOMEMLIMIT', '1GiB'))).toEqual(['Raise the memory limit to 1408Mi', 'Write 768MiB']);
});

test('only the flag is written anew', () => {
  const [finding] = found(rule, env('JAVA_OPTS', '-server -Xmx2g -Xss1m'));
  expect(finding?.fixes[1]?.changes).toMatchObject([{ value: '-server -Xmx768m -Xss1m' }]);
});

test('the share is an option', () => {
  const text = env('JAVA_OPTS', '-Xmx800m');
  expect(found(rule, text)).toEqual([]);
  expect(foundWith(rule, text, { options: { percent: 75 } })).toHaveLength(1);
});
