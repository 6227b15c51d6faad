import { describe, expect, test } from 'vitest';
import { applyEdits } from '../yaml/apply';
import { readYaml } from '../yaml/read';
import { turnOff } from './actions/turn-off';
import { codeActions, fixAll, type Replacement } from './code-actions';
import { openDocument, type OpenDocument } from './document';

const rule = 'cpu-request-missing';

function open(text: string, name = 'a.yaml'): OpenDocument {
  return openDocument(`file:///w/${name}`, 1, text, { read: () => undefined });
}

function edited(document: { readonly file: OpenDocument['file'] }, edits: readonly Replacement[]): string {
  const { file } = document;
  const spans = edits.map(({ range, newText }) => ({
    span: { start: file.offset(range.start), end: file.offset(range.end) },
    newText,
  }));
  return applyEdits(file.text, spans);
}

/** The text after the action of this title at the finding of the rule; `undefined` when it is not offered. */
function after(text: string, title: string, name?: string): string | undefined {
  const document = open(text, name);
  const finding = document.findings().find(one => one.rule === rule);
  if (!finding) return expect.fail(`no ${rule} in ${text}`);
  const action = codeActions(document, finding.range).find(one => one.title === title);
  return action && edited(document, action.edits);
}

function count(text: string, name?: string): number {
  return open(text, name)
    .findings()
    .filter(one => one.rule === rule).length;
}

const block = (container: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n${container}`;
const flow = '{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: [{ name: a, image: a:1 }] } }\n';
const kyaml = `---\n{\n  apiVersion: "v1",\n  kind: "Pod",\n  metadata: {\n    name: "a",\n  },\n  spec: {\n    containers: [{\n      name: "a",\n      image: "a:1",\n    }],\n  },\n}\n`;
const json = JSON.stringify(readYaml(flow).documents[0]?.value, null, 2);
const texts: Readonly<Record<string, string>> = {
  block: block('    - name: a\n      image: a:1\n'),
  'after a comment': block('    - name: a # the first\n      image: a:1\n'),
  'below another ignored rule': block('    # headroom-ignore: image-latest\n    - name: a\n      image: a\n'),
  'beside another ignored rule': block('    - name: a # headroom-ignore: image-latest\n      image: a\n'),
  CRLF: block('    - name: a\n      image: a:1\n').replaceAll('\n', '\r\n'),
  flow,
  'flow after a mark': `--- ${flow}`,
  BOM: `\ufeff${flow}`,
  kyaml,
  'second document': `a: 1\n---\n${flow}`,
  list: `apiVersion: v1\nkind: List\nitems:\n  - ${flow}`,
};

describe.each(Object.entries(texts))('%s', (_, text) => {
  test('the rule is ignored here, and nothing else changes', () => {
    const ignored = after(text, `Ignore ${rule} here`);
    expect(ignored).toBeDefined();
    expect(count(ignored ?? '')).toBe(0);
    expect(readYaml(ignored ?? '').documents.map(({ value }) => value)).toEqual(
      readYaml(text).documents.map(({ value }) => value),
    );
    expect((ignored ?? '').replaceAll('\r\n', '').includes('\n')).toBe(!text.includes('\r\n'));
  });
  test('the rule is ignored in the object', () => {
    const ignored = after(text, `Ignore ${rule} in this object`);
    expect(ignored).toContain('headroom.dev/ignore');
    expect(count(ignored ?? '')).toBe(0);
  });
});

test('a second rule joins the annotation of the first', () => {
  const text = after(texts['block'] ?? '', `Ignore ${rule} in this object`) ?? '';
  const document = open(text);
  const other = document.findings().find(one => one.rule === 'memory-request-missing');
  const action = other && codeActions(document, other.range).find(one => one.title.endsWith('in this object'));
  expect(edited(document, action?.edits ?? [])).toContain(
    'headroom.dev/ignore: "cpu-request-missing, memory-request-missing"',
  );
});

test('JSON has no comments, but annotations', () => {
  expect(after(json, `Ignore ${rule} here`, 'a.json')).toBeUndefined();
  expect(count(after(json, `Ignore ${rule} in this object`, 'a.json') ?? '', 'a.json')).toBe(0);
});

test.each([
  ['', 'rules:\n  x: off\n'],
  ['# ours\n', '# ours\nrules:\n  x: off\n'],
  ['root: true', 'root: true\nrules:\n  x: "off"\n'],
  ['rules:\n  x: error # soon\n', 'rules:\n  x: "off" # soon\n'],
])('in a .headroom.yaml %j a rule is turned off', (text, expected) => {
  const result = edited({ file: readYaml(text) }, turnOff(text, 'x'));
  expect(result.trimEnd()).toBe(expected.trimEnd());
  expect(readYaml(result).problems).toEqual([]);
});

describe('fixing all', () => {
  const level = (name: string): string =>
    `apiVersion: flowcontrol.apiserver.k8s.io/v1beta2\nkind: PriorityLevelConfiguration\nmetadata: { name: ${name} }\nspec:\n  type: Limited\n  limited: { nominalConcurrencyShares: 5, limitResponse: { type: Reject } }\n`;
  const two = open(`${level('a')}---\n${level('b')}`);
  test('of one rule is offered where there are several, and does that', () => {
    const [first] = two.findings().filter(one => one.rule === 'api-version-removed');
    const action = first && codeActions(two, first.range).find(({ later }) => later?.rule === 'api-version-removed');
    expect(action?.title).toBe('Fix all of api-version-removed in this file');
    const fixed = edited(two, fixAll(two, action?.later?.rule));
    expect(fixed).not.toContain('v1beta2');
  });
  test('on save asks for nothing else', () => {
    const start = { line: 0, character: 0 };
    const actions = codeActions(two, { start, end: start }, kind => kind === 'source.fixAll.headroom');
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.headroom']);
  });
});

test('a suggestion says where its value stands afterwards', () => {
  const text = texts['block'] ?? '';
  const document = open(text);
  const finding = document.findings().find(one => one.rule === rule);
  const action = finding && codeActions(document, finding.range).find(({ placeholder }) => placeholder);
  const file = readYaml(edited(document, action?.edits ?? []));
  const range = action?.placeholder;
  expect(range && file.text.slice(file.offset(range.start), file.offset(range.end))).toBe('100m');
});
