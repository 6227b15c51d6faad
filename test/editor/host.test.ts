import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { workbenchUrl } from './browser';
import { suiteBrowser } from './suite-browser';
import { bundleHostSuite } from './host/bundle.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** As test/editor/host/suite.ts has it; that module needs `vscode` and cannot be loaded here. */
const FIGURES = 'figures ';
const browser = suiteBrowser();

test('inside the extension host: activation, commands, diagnostics', async () => {
  const suite = await bundleHostSuite();
  const { host } = new URL(inject('editorUrl'));
  const remote = (file: string): string => `vscode-remote://${host}${file}`;
  const page = await browser().newPage();
  const log: string[] = [];
  const exit = new Promise<number>(resolve => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, parts: readonly unknown[]) => {
    log.push(parts.map(String).join(' '));
  });
  await page.goto(
    workbenchUrl(inject('editorUrl'), path.join(root, 'docs'), [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(suite)],
    ]),
  );
  const code = await exit;
  expect(log.filter(line => line.includes('failed ')).join('\n')).toBe('');
  expect(code).toBe(0);
  const figures = log.find(line => line.includes(FIGURES));
  expect(figures).toBeDefined();
  const file = process.env['HEADROOM_HOST_FIGURES'];
  if (file && figures) writeFileSync(file, figures.slice(figures.indexOf(FIGURES) + FIGURES.length));
});
