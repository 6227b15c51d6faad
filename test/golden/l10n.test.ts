import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ruleMetas } from '../../src/lint/rule-page';

/*
 * l10n/bundle.l10n.json holds every text that a person may see, for those who translate them.
 * UPDATE_L10N=1 npx vitest run --project golden test/golden/l10n.test.ts writes it anew.
 */
const root = path.resolve(import.meta.dirname, '../..');
const bundle = path.join(root, 'l10n', 'bundle.l10n.json');

interface Call {
  readonly place: string;
  /** `undefined` for a text that is put together, which nobody can translate. */
  readonly message: string | undefined;
  readonly inFunction: boolean;
}

const calls = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !/\.(test|test-data|d)\.ts$/.test(file))
  .flatMap(file => callsIn(file, readFileSync(path.join(root, 'src', file), 'utf8')));

function callsIn(file: string, text: string): readonly Call[] {
  if (!text.includes('l10n')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    const called = ts.isTaggedTemplateExpression(node) ? node.tag : ts.isCallExpression(node) ? node.expression : node;
    if (called !== node && /(^|\.)l10n\.t$/.test(called.getText())) {
      const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      found.push({ place, message: messageOf(node), inFunction: ts.findAncestor(node, isFunction) !== undefined });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isFunction(node: ts.Node): boolean {
  return ts.isFunctionLike(node);
}

/** As @vscode/l10n and vscode.l10n look it up: values are {0}, {1}, … */
function messageOf(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node)) {
    const { template } = node;
    if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
    return template.head.text + template.templateSpans.map(({ literal }, i) => `{${i}}${literal.text}`).join('');
  }
  const [message] = ts.isCallExpression(node) ? node.arguments : [];
  return message && ts.isStringLiteralLike(message) ? message.text : undefined;
}

test('every text can be translated: it is written whole, and read when it is shown', () => {
  expect(calls.length).toBeGreaterThan(100);
  expect(calls.filter(({ message }) => message === undefined).map(({ place }) => place)).toEqual([]);
  expect(calls.filter(({ inFunction }) => !inFunction).map(({ place }) => place)).toEqual([]);
});

test('the bundle holds every text, and no other', () => {
  const metas = ruleMetas.flatMap(({ title, why, whatToDo, options = [] }) => [
    ...[title, why, whatToDo],
    ...options.map(({ description }) => description),
  ]);
  const texts = [...new Set([...calls.flatMap(({ message }) => message ?? []), ...metas])].sort();
  const wanted = `${JSON.stringify(Object.fromEntries(texts.map(text => [text, text])), null, 2)}\n`;
  if (process.env['UPDATE_L10N']) writeFileSync(bundle, wanted);
  expect(existsSync(bundle) ? readFileSync(bundle, 'utf8') : '').toBe(wanted);
});
