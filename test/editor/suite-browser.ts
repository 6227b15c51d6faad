import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { startBrowser } from './browser';

/** One browser for all tests of a file, ended after the last. Call it at the top of the file; ask the result in tests. */
export function suiteBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error('The browser starts before the first test of the file, not earlier.');
    return browser;
  };
}
