import { expect, test } from 'vitest';
import { readBurnerConfig, type ReadOptions } from './read-config';

const template = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cm-{{ .Iteration }}\n';
const files = { read: (path: string) => (path === 'cm.yml' ? template : undefined) };
const job = (more: string) =>
  `jobs:\n  - name: load\n    qps: 10\n    objects:\n      - objectTemplate: cm.yml\n${more}`;
const read = (text: string, options: Partial<ReadOptions> = {}) =>
  readBurnerConfig(text, { files, name: 'load.yml', ...options });
const marked = (text: string, options?: Partial<ReadOptions>) =>
  read(text, options).findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)]);

test("fills in kube-burner's defaults", () => {
  const [first] = read(job('')).config?.jobs ?? [];
  expect(first).toMatchObject({ jobType: 'create', jobIterations: 1, qps: 10, burst: 10, namespacedIterations: true });
  expect(first).toMatchObject({ waitWhenFinished: true, podWait: false, maxWaitTimeout: 4 * 3_600_000 });
});

test('reads durations as Go does, in milliseconds', () => {
  expect(read(job('    jobPause: 1h30m\n')).config?.jobs[0]?.jobPause).toBe(5_400_000);
  expect(read(job('    jobPause: 300ms\n')).config?.jobs[0]?.jobPause).toBe(300);
});

test('a bare number is no duration to yaml.v3, zero included', () => {
  const bare = read(job('    jobPause: 5\n'));
  expect(bare.config).toBeUndefined();
  expect(bare.findings).toMatchObject([{ rule: 'burner-duration', severity: 'error' }]);
  expect(bare.findings[0]?.message).toContain('nanoseconds');
  expect(read(job('    jobPause: 0\n')).findings[0]?.fixes).toMatchObject([{ safe: true, changes: [{ value: '0s' }] }]);
});

test('a text takes any scalar as it is written, a whole number drops what is behind the point', () => {
  const { config } = read(
    job('    namespaceLabels: { a: 1.10, b: yes, c: 010, d: }\n    jobIterations: 2.7\n    podWait: yes\n'),
  );
  expect(config?.jobs[0]).toMatchObject({
    namespaceLabels: { a: '1.10', b: 'yes', c: '010', d: '' },
    jobIterations: 2,
    podWait: true,
  });
});

test('global.waitWhenFinished takes the waits of jobs that stand below it', () => {
  const global = 'global: { waitWhenFinished: true }\n';
  const waits = (text: string, set: readonly string[] = []) => read(text, { set }).config?.jobs[0]?.waitWhenFinished;
  expect(waits(global + job(''))).toBe(false);
  expect(waits(job('') + global)).toBe(true);
  // The keys are sorted when --set writes the config anew.
  expect(waits(job('') + global, ['jobs.0.qps=2'])).toBe(false);
});

test('of many findings the first are listed and the rest counted', () => {
  const { findings } = read(job(Array.from({ length: 130 }, (_, index) => `    zz${index}: 1\n`).join('')));
  expect(findings).toHaveLength(101);
  expect(findings.at(-1)?.message).toBe('30 more findings from here on are not listed: correct those above first.');
});

test.each([
  ['    jobIteration: 3\n', 'burner-unknown-key', 'jobIteration', 'Did you mean jobIterations?'],
  ['    qsp: 3\n', 'burner-unknown-key', 'qsp', 'Did you mean qps?'],
  ['    churnCycles: 3\n', 'burner-unknown-key', 'churnCycles', 'It is now churnConfig.cycles.'],
  ['    burst: fast\n', 'burner-type', 'fast', 'takes a whole number, not "fast"'],
  ['    jobType: crate\n', 'burner-value', 'crate', 'Did you mean create?'],
  ['    jobPause: 5 minutes\n', 'burner-duration', '5 minutes', 'not a duration'],
  ['    podWait: 3\n', 'burner-type', '3', 'takes true or false'],
])('says what is wrong with %s', (line, rule, text, sentence) => {
  const [finding] = read(job(line)).findings;
  expect(marked(job(line))).toEqual([[rule, text]]);
  expect(finding?.message).toContain(sentence);
});

test('renders the config as a template first; user data wins over the environment', () => {
  const text = job('    jobIterations: {{ mul .N 2 }}\n');
  expect(read(text, { env: { N: '3' }, userData: { N: 5 } }).config?.jobs[0]?.jobIterations).toBe(10);
});

test('an error in a rendered value points at the action that made it', () => {
  const text = job('    jobIterations: {{ .N }}\n');
  expect(marked(text, { userData: { N: 'many' } })).toEqual([['burner-type', '{{ .N }}']]);
});

test('errors behind an action that makes more text point at what was written', () => {
  const text = `{{ printf "# %s\\n# b" "a" }}\n${job('    brust: 3\n')}`;
  expect(marked(text)).toEqual([['burner-unknown-key', 'brust']]);
});

test('a value that nobody gives is a template error at its place', () => {
  const text = job('    jobIterations: {{ .N }}\n');
  const [finding] = read(text).findings;
  expect(finding).toMatchObject({ rule: 'burner-template-error', severity: 'error' });
  expect(finding?.message).toBe('template: load.yml:6:22: executing "load.yml" at <.N>: map has no entry for key "N"');
});

test('--set writes into lists by number, beyond the end nothing happens', () => {
  const { config } = read(job(''), { set: ['jobs.0.qps=2.5,jobs.0.podWait=true', 'jobs.7.qps=1'] });
  expect(config?.jobs).toMatchObject([{ qps: 2.5, podWait: true }]);
});

test('scale multiplies iterations and leaves at least one', () => {
  const text = job('    jobIterations: 10\n');
  expect(read(text, { scale: 2.5 }).config?.jobs[0]?.jobIterations).toBe(25);
  expect(read(text, { scale: 0.01 }).config?.jobs[0]?.jobIterations).toBe(1);
});

test('a template file that is missing or broken is found before the run', () => {
  const missing = job('').replace('cm.yml', 'nope.yml');
  expect(marked(missing)).toEqual([['burner-template-missing', 'nope.yml']]);
  const broken = read(job(''), { files: { read: () => 'kind: X\nname: {{ .Nope }}\n' } }).findings;
  expect(broken.map(({ message }) => message)).toEqual(['cm.yml:2:10: map has no entry for key "Nope".']);
});

test('warns of a fixed namespace that the job does not make', () => {
  const fixed = { read: () => template.replace('metadata:', 'metadata:\n  namespace: api-intensive') };
  const text = job('    namespace: api-intensive\n');
  const [finding] = read(text, { files: fixed }).findings;
  expect(finding).toMatchObject({ rule: 'burner-fixed-namespace', severity: 'warning' });
  expect(finding?.message).toContain('the job makes api-intensive-0 …');
  expect(read(`${text}    namespacedIterations: false\n`, { files: fixed }).findings).toEqual([]);
});

test('qps must be there and above 0', () => {
  expect(marked(job('').replace('    qps: 10\n', ''))).toEqual([['burner-rate', 'load']]);
  expect(marked(job('').replace('qps: 10', 'qps: 0'))).toEqual([['burner-rate', '0']]);
});

test.each(['', 'just words', '[1, 2', '\u0000\u0001', '{{ if }}'])('refuses %j with a sentence', text => {
  const { config, findings } = read(text);
  expect(config).toBeUndefined();
  expect(findings.length).toBeGreaterThan(0);
  for (const { message } of findings) expect(message).toMatch(/\w{3}/);
});
