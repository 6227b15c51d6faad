import type { Locator } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { objectsOfRuns } from './objects-of-runs';
import { confirm } from './run-steps';
import { suiteBrowser } from './suite-browser';
import type { Workbench } from './workbench';
import { openSamples, screenshot } from './workspace';

const browser = suiteBrowser();
afterEach(async () => {
  expect(await objectsOfRuns()).toEqual([]);
});

/** One of Headroom's views, opened if it is folded. */
async function view(at: Workbench, name: string): Promise<Locator> {
  const pane = at.page.locator('.split-view-view > .pane', {
    has: at.page.locator(`.pane-header[aria-label^="${name}"]`),
  });
  await pane.waitFor();
  const header = pane.locator('.pane-header');
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  return pane;
}

async function openHeadroom(at: Workbench): Promise<void> {
  await at.open('web.yaml');
  await at.page.locator('.statusbar-item', { hasText: 'Headroom' }).waitFor();
  await at.page.locator('.activitybar [aria-label^="Headroom"]').first().click();
}

test('the cluster is followed from its empty view, which then shows context, capacity and seats', async () => {
  const at = await openSamples(browser());
  await openHeadroom(at);
  const cluster = await view(at, 'Cluster');
  await cluster.getByRole('button', { name: 'Follow Cluster' }).click();
  await cluster.locator('.monaco-list-row', { hasText: /v1\.\d+\.\d+.*nodes/ }).waitFor();
  await cluster.locator('.monaco-list-row', { hasText: /Capacity/ }).waitFor();
  const memory = cluster.locator('.monaco-list-row', { hasText: /^memory/ });
  expect(await memory.innerText()).toMatch(/\d+ % asked/);
  await memory.click();
  // By keys: a click on the last line, half in sight, scrolls it away under the mouse before it is one.
  await at.page.keyboard.press('End');
  await cluster.locator('.monaco-list-row.focused', { hasText: 'Fairness' }).waitFor();
  await at.page.keyboard.press('ArrowRight');
  const level = cluster.locator('.monaco-list-row', { hasText: 'workload-low' });
  // The view is small, and a tree draws only what is in sight.
  const scrolledTo = async (): Promise<boolean> => {
    await at.page.mouse.wheel(0, 40);
    return level.isVisible();
  };
  await expect.poll(scrolledTo, { timeout: 20_000 }).toBe(true);
  expect(await level.innerText()).toMatch(/\d+ seats/);
  await screenshot(at.page, 'media/screenshots/views.png');
});

test('a scenario is run by a click, after the same confirmation, and its report opens from the runs', async () => {
  const at = await openSamples(browser());
  await openHeadroom(at);
  const scenarios = await view(at, 'Scenarios');
  await scenarios.locator('.monaco-list-row', { hasText: 'Single deployment' }).click();
  await at.quickInput.getByText('Scale of', { exact: false }).waitFor();
  await at.page.keyboard.press('Enter');
  expect(await confirm(at)).toContain('Server: https://127.0.0.1');
  await at.panel.locator('#outcome[data-phase="passed"]').waitFor({ timeout: 90_000 });
  const runs = await view(at, 'Runs');
  // The tooltip of the scenario would cover them.
  await at.page.mouse.move(700, 790);
  const run = runs.locator('.monaco-list-row', { hasText: 'Single deployment' }).first();
  await run.waitFor();
  await screenshot(at.page, 'test-results/views-runs.png');
  await run.click();
  await at.page.locator('.tab.active', { hasText: 'report.md' }).waitFor();
});
