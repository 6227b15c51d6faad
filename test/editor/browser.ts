import { chromium, type Browser, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium, without a window. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });

/** Opens a folder in a fresh profile of the browser and waits until the workbench stands. */
export async function openWorkspace(browser: Browser, editorUrl: string, folder: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(workbenchUrl(editorUrl, folder));
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  return page;
}

/** The address of a workbench on a folder, with what else the workbench is told at its start. */
export function workbenchUrl(editorUrl: string, folder: string, payload: readonly [string, string][] = []): string {
  const url = new URL(editorUrl);
  url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true'], ...payload]));
  return url.toString();
}
