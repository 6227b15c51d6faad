import { expect, test } from 'vitest';
import { readSettings, settingsTree, type SettingsFile } from './read-settings';

const file = (path: string, text: string): SettingsFile => ({ file: path, text });
const top = file(
  '/w/.headroom.yaml',
  'rules:\n  a-rule: off\n  cpu-request-missing: error\n  memory-request-missing: off\nignore: ["vendor/**"]\n' +
    'overrides:\n  - files: ["team/old/**"]\n    rules: { cpu-request-missing: hint }\n' +
    '  - files: ["team/old/x.yaml"]\n    rules: { cpu-request-missing: info }\n',
);
const near = file('/w/team/.headroom.yaml', 'rules:\n  memory-request-missing: { severity: info }\nignore: [gen/]\n');

test('the nearest file extends those above it', () => {
  const settings = readSettings([near, top]);
  const rules = settings.settingsFor('/w/team/a.yaml');
  expect(rules('cpu-request-missing')).toEqual({ severity: 'error' });
  expect(rules('memory-request-missing')).toEqual({ severity: 'info' });
  expect(rules('bandwidth-missing')).toBeUndefined();
});

test('overrides hold for the files that they name, the later ones first', () => {
  const { settingsFor } = readSettings([near, top]);
  expect(settingsFor('/w/team/old/a.yaml')('cpu-request-missing')).toEqual({ severity: 'hint' });
  expect(settingsFor('/w/team/old/x.yaml')('cpu-request-missing')).toEqual({ severity: 'info' });
});

test('patterns begin at the folder of their file', () => {
  const { isIgnored } = readSettings([near, top]);
  expect(['/w/vendor/a.yaml', '/w/team/gen/a.yaml', '/w/gen/a.yaml', '/w/team/vendor/a.yaml'].map(isIgnored)).toEqual([
    ...[true, true, false, false],
  ]);
});

test('a file named on the command line has the folder that is said', () => {
  const { isIgnored } = readSettings([{ ...top, file: '/etc/strict.yaml', folder: '/w' }]);
  expect(isIgnored('/w/vendor/a.yaml')).toBe(true);
});

test('root ends the chain', () => {
  const root = file('/w/team/.headroom.yaml', 'root: true\nrules: { memory-request-missing: info }\n');
  const { settingsFor, isIgnored, findings } = readSettings([root, top]);
  expect(settingsFor('/w/team/a.yaml')('cpu-request-missing')).toBeUndefined();
  expect(isIgnored('/w/vendor/a.yaml')).toBe(false);
  expect(findings).toEqual([]);
});

test('options and severity come together from several files', () => {
  const above = file('/.headroom.yaml', 'rules: { cluster-cidr-too-small: { severity: hint, nodes: 3 } }');
  const below = file('/w/.headroom.yaml', 'rules: { cluster-cidr-too-small: error }');
  expect(readSettings([below, above]).settingsFor('/w/a.yaml')('cluster-cidr-too-small')).toEqual({
    severity: 'error',
    options: { nodes: 3 },
  });
});

test('a tree reads each file once, and finds what is wrong once', () => {
  const asked: string[] = [];
  const texts: Record<string, string> = { [top.file]: top.text, [near.file]: near.text };
  const tree = settingsTree(path => {
    asked.push(path);
    return texts[path];
  });
  for (const path of ['/w/team/a.yaml', '/w/team/b.yaml', '/w/team/deep/c.yaml', '/w/d.yaml']) tree.of(path);
  expect(asked.sort()).toEqual(
    ['/.headroom.yaml', top.file, '/w/team/.headroom.yaml', '/w/team/deep/.headroom.yaml'].sort(),
  );
  expect(tree.findings().map(({ file, message }) => `${file} ${message}`)).toEqual([
    `${top.file} No rule is called "a-rule".`,
  ]);
  expect(tree.of('/w/team/deep/c.yaml').settingsFor('/w/team/deep/c.yaml')('memory-request-missing')).toEqual({
    severity: 'info',
  });
});

test('relative paths do as well', () => {
  const tree = settingsTree(path => (path === '.headroom.yaml' ? 'ignore: [vendor/]' : undefined));
  expect(tree.of('vendor/a.yaml').isIgnored('vendor/a.yaml')).toBe(true);
  expect(tree.of('a.yaml').isIgnored('a.yaml')).toBe(false);
});
