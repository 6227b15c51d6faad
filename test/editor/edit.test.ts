import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { suiteBrowser } from './suite-browser';
import { openSamples, screenshot } from './workspace';

const browser = suiteBrowser();

const web = readFileSync(path.join(import.meta.dirname, '../../samples/web.yaml'), 'utf8').split('\n');

/** Line and column, from 1, of the first place of a text in web.yaml. */
function placeOf(text: string): [line: number, column: number] {
  const line = web.findIndex(candidate => candidate.includes(text));
  return [line + 1, (web[line] ?? '').indexOf(text) + 1];
}

test('what hurts is underlined as soon as it is typed', async () => {
  const at = await openSamples(browser());
  await at.open('good.yaml');
  await at.line('cpu: 250m').waitFor();
  expect(await at.squiggles.count()).toBe(0);
  await at.replaceLine('memory: 128Mi', 'memory: 512m');
  await at.squiggles.first().waitFor();
});

test('a fix by keyboard puts it right and keeps the comments', async () => {
  const at = await openSamples(browser());
  await at.open('web.yaml');
  await at.squiggles.first().waitFor();
  await at.run('View: Toggle Primary Side Bar Visibility');
  await at.run('View: Toggle Problems');
  await at.page.locator('.markers-panel').getByText('512m').first().waitFor();
  await at.goTo(...placeOf('512m'));
  await at.page.keyboard.press('Control+.');
  await at.page.locator('.action-widget').waitFor();
  await screenshot(at.page, 'media/screenshots/edit.png');
  await at.page.keyboard.press('Enter');
  await at.line('memory: 512Mi # m is a thousandth').waitFor();
});

test('a hover explains with the numbers of this file', async () => {
  const at = await openSamples(browser());
  await at.open('web.yaml');
  await at.squiggles.first().waitFor();
  const hover = await at.hoverAt(...placeOf('averageUtilization'));
  await hover.getByText('3 pods at 165 % of 50 → 10').waitFor();
  await screenshot(at.page, 'media/screenshots/hover.png');
});

test('the code of a finding opens the page of its rule', async () => {
  const at = await openSamples(browser());
  await at.open('web.yaml');
  await at.squiggles.first().waitFor();
  await at.run('Problems: Focus on Problems View');
  await at.page.locator('.markers-panel a', { hasText: 'cpu-request-missing' }).first().click();
  await at.page.locator('.tab.active', { hasText: 'cpu-request-missing.md' }).waitFor();
});
