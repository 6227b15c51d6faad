import { expect, test } from 'vitest';
import { applyEdits } from '../../yaml/apply';
import { definition, references } from './definition';
import { openAt, type Folder } from './folder.test-data';
import type { Location } from './location';
import { renameJob, renameTarget } from './rename-job';

const config = `global:
  functionTemplates: [shared.tpl]
jobs:
  - name: load # first
    jobIterations: 3
    namespaceLabels: { kube-burner-job: load }
    objects:
      - objectTemplate: pod.yml
        inputVars: { size: 10 }
  - name: "drop"
    jobType: delete
    objects:
      - kind: Pod
        labelSelector: { kube-burner.io/job: load, app: load }
`;
const folder: Folder = {
  'config.yml': config,
  'pod.yml': 'kind: Pod\n',
  'shared.tpl': '{{/* words */}}\n{{ define "labels" }}app: x{{ end }}',
};
const textsOf = (locations: readonly Location[], texts: Folder): string[] =>
  locations.map(({ uri, range: { start, end } }) => {
    const line = texts[uri.replace('file:///w/', '')]?.split('\n')[start.line] ?? '';
    return `${uri.replace('file:///w/', '')}:${start.line + 1}: ${line.slice(start.character, end.line === start.line ? end.character : undefined)}`;
  });

/** Where a text leads from its `|`. */
function leads(marked: string, name: string, how = definition): string[] {
  const { document, position, around } = openAt(marked, folder, name);
  return textsOf(how(document, position, around), { ...folder, [name]: marked.replace('|', '') });
}
const inConfig = (text: string): string => config.replace(text.replace('|', ''), text);

test.each([
  ['a template file', inConfig('objectTemplate: po|d.yml'), 'config.yml', ['pod.yml:1: ']],
  ['a function template', inConfig('[sha|red.tpl]'), 'config.yml', ['shared.tpl:1: ']],
  ['a file that is not there', config.replace('pod.yml', 'no|ne.yml'), 'config.yml', []],
  ['a job that a label means', inConfig('kube-burner.io/job: lo|ad'), 'config.yml', ['config.yml:4: load']],
  ['another label', inConfig('app: lo|ad'), 'config.yml', []],
  ['a variable', '{{ $x := 1 }}\na: {{ $x| }}', 'pod.yml', ['pod.yml:1: $x']],
  ['a define', '{{ define "a" }}{{ end }}\n{{ template "|a" }}', 'pod.yml', ['pod.yml:1: "a"']],
  ['a shared define', '{{ template "lab|els" . }}', 'pod.yml', ['shared.tpl:2: "labels"']],
  ['a value of the config', 'a: {{ .si|ze }}', 'pod.yml', ['config.yml:9: size']],
  ['nothing', 'a: {{ ad|d 1 2 }}', 'pod.yml', []],
])('definition: %s', (_, text, name, expected) => {
  expect(leads(text, name)).toEqual(expected);
});

test.each([
  ['the template itself', 'ki|nd: Pod', 'pod.yml', ['config.yml:8: pod.yml']],
  ['a function template', '{{ define "|labels" }}{{ end }}', 'shared.tpl', ['config.yml:2: shared.tpl']],
  ['a variable', '{{ $x := 1 }}{{ $|x }}{{ $x := 2 }}{{ $x }}', 'pod.yml', ['pod.yml:1: $x', 'pod.yml:1: $x']],
  ['a job', inConfig('name: lo|ad'), 'config.yml', ['config.yml:4: load', 'config.yml:6: load', 'config.yml:14: load']],
])('references: %s', (_, text, name, expected) => {
  expect(leads(text, name, references)).toEqual(expected);
});

/** The config after a rename at the `|`. */
function renamed(marked: string, to: string): string | undefined {
  const { document, position } = openAt(marked, folder, 'config.yml');
  const { file } = document;
  const edits = renameJob(document, position, to)?.map(({ range, newText }) => ({
    span: { start: file.offset(range.start), end: file.offset(range.end) },
    newText,
  }));
  return edits && applyEdits(file.text, edits);
}

test('a job is renamed where its name is meant, and nowhere else', () => {
  const expected = config
    .replace('name: load # first', 'name: stress # first')
    .replace('kube-burner-job: load', 'kube-burner-job: stress')
    .replace('kube-burner.io/job: load', 'kube-burner.io/job: stress');
  expect(renamed(inConfig('name: lo|ad'), 'stress')).toBe(expected);
  expect(renamed(inConfig('kube-burner.io/job: lo|ad'), 'stress')).toBe(expected);
  expect(renamed(inConfig('name: "dr|op"'), 'sweep')).toBe(config.replace('"drop"', '"sweep"'));
});

test('only names of jobs are renamed, to names that a job may have', () => {
  const at = openAt(inConfig('name: lo|ad'), folder, 'config.yml');
  expect(renameTarget(at.document, at.position)?.placeholder).toBe('load');
  expect(renamed(inConfig('app: lo|ad'), 'x')).toBeUndefined();
  expect(() => renamed(inConfig('name: lo|ad'), 'Load')).toThrow('lower case');
  expect(() => renamed(inConfig('name: lo|ad'), 'drop')).toThrow('Another job');
  expect(renamed('jobs:\n  - name: {{ .|A }}\n    jobIterations: 1\n', 'x')).toBeUndefined();
});
