import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { openWorkspace } from './browser';
import { workbench, type Workbench } from './workbench';

const root = path.resolve(import.meta.dirname, '../..');

export interface OpenOptions {
  /** Files to add to the samples, or to replace there. */
  readonly files?: Readonly<Record<string, string>>;
  /** Settings of the workspace. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly editorUrl?: string;
}

/** Opens a copy of the samples for one test, and closes and removes it after. A failure leaves a screenshot. */
export async function openSamples(browser: Browser, options: OpenOptions = {}): Promise<Workbench> {
  const folder = copyOfSamples(options);
  const page = await openWorkspace(browser, options.editorUrl ?? inject('editorUrl'), folder);
  onTestFinished(async ({ task }) => {
    const failed = task.result?.state === 'fail';
    if (failed) await screenshot(page, `test-results/failed-${task.name.replace(/\W+/g, '-')}.png`);
    await page.context().close();
    rmSync(path.dirname(folder), { recursive: true, force: true, maxRetries: 5 });
  });
  return workbench(page);
}

/** Stores what the page shows now, relative to the repository. */
export async function screenshot(page: Page, file: string): Promise<void> {
  if (page.isClosed()) return;
  // What fades in would be caught half-way.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().map(one => one.effect.getTiming().iterations === Infinity || one.finished))',
  );
  await page.screenshot({ path: path.join(root, file) });
}

function copyOfSamples({ files = {}, settings }: OpenOptions): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'headroom-workspace-'));
  const folder = path.join(parent, 'samples');
  cpSync(path.join(root, 'samples'), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  if (settings !== undefined) {
    mkdirSync(path.join(folder, '.vscode'));
    writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  }
  return folder;
}
