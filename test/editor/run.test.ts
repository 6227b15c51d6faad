import { afterEach, expect, test } from 'vitest';
import { panelViolations } from './accessibility';
import { suiteBrowser } from './suite-browser';
import { objectsOfRuns } from './objects-of-runs';
import { allow, confirm, planSample, planScenario, podsAreReady, runSample } from './run-steps';
import { openSamples, screenshot } from './workspace';
import { expectInThemes } from './themes';
import type { Workbench } from './workbench';

const browser = suiteBrowser();
afterEach(async () => {
  expect(await objectsOfRuns()).toEqual([]);
});

test('a scenario from the palette: the plan is shown, the panel measures, and it passes', async () => {
  const at = await openSamples(browser());
  await at.open('web.yaml');
  await planScenario(at, 'Single deployment');
  const plan = await confirm(at);
  expect(plan).toContain('Server: https://127.0.0.1');
  expect(plan).toMatch(/It costs the cluster \d+ requests? at up to .* a second/);
  await at.panel.locator('#outcome[data-phase="running"]').waitFor();
  await at.panel.locator('#outcome[data-phase="passed"]').waitFor({ timeout: 90_000 });
  expect(await at.panel.locator('.figure', { hasText: 'Pods ready' }).innerText()).toMatch(/1 ?\/ 1\s+simulated nodes/);
});

test('a config from its title button: live figures, then the report', async () => {
  const at = await openSamples(browser());
  const plan = await runSample(at, '1');
  expect(plan).toContain('40 pods to schedule and start');
  const rate = at.panel.locator('.figure', { hasText: 'Reached rate' });
  await rate.getByText('of 10/s asked').waitFor();
  await screenshot(at.page, 'test-results/panel-live.png');
  await at.panel.locator('#outcome:not([data-phase="running"])').waitFor({ timeout: 60_000 });
  expect(await at.panel.locator('#outcome').innerText()).toContain('Passed');
  expect(Number.parseFloat(await rate.locator('.value').innerText())).toBeCloseTo(10, 0);
  expect(await at.panel.locator('#latencies').innerText()).toMatch(/as kube-burner computes it/);
  expect(await at.panel.locator('#limit').innerText()).toContain('limited job create-deployments');
  await readTimeLine(at);
  expect(await panelViolations(at.page)).toEqual([]);
  await portraits(at);
  await at.panel.getByRole('button', { name: 'Open report' }).click();
  await at.page.locator('.tab.active', { hasText: 'report.md' }).waitFor();
});

test('after its window was loaded anew the panel shows the run again', async () => {
  const at = await openSamples(browser());
  await at.open('web.yaml');
  await planScenario(at, 'Single deployment');
  await confirm(at);
  await at.panel.locator('#outcome[data-phase="passed"]').waitFor({ timeout: 90_000 });
  const outcome = await at.panel.locator('#outcome').innerText();
  await at.page.reload();
  await at.panel.locator('#outcome[data-phase="passed"]').waitFor({ timeout: 90_000 });
  expect(await at.panel.locator('#outcome').innerText()).toBe(outcome);
  expect(await at.panel.locator('.lane-name').count()).toBeGreaterThan(1);
});

test('cancelled in the middle, nothing is left', async () => {
  const at = await openSamples(browser());
  await planSample(at, '10');
  expect(await allow(at)).toContain('400 pods, where 300 pods are allowed');
  await confirm(at);
  await podsAreReady(at);
  await at.panel.getByRole('button', { name: 'Cancel run' }).click();
  await at.panel.locator('#outcome[data-phase="cancelled"]').waitFor();
  await at.panel.getByRole('button', { name: 'Run again' }).waitFor();
});

test('the window closed in the middle, nothing is left', async () => {
  const at = await openSamples(browser());
  await runSample(at, '7');
  await podsAreReady(at);
  await at.page.close({ runBeforeUnload: true });
  await expect.poll(() => objectsOfRuns(), { timeout: 60_000, interval: 500 }).toEqual([]);
});

/** Lanes of the jobs and of clean-up, the API server below, and every value by keyboard and as a table. */
async function readTimeLine(at: Workbench): Promise<void> {
  const timeLine = at.panel.locator('#timeline');
  expect(await timeLine.locator('.lane-name').allInnerTexts()).toEqual([
    'create-deployments',
    'delete-deployments',
    'clean-up',
  ]);
  await timeLine
    .locator('[data-track="memory"]')
    .getByText(/memory \d+ MiB/)
    .waitFor();
  const cursor = timeLine.getByRole('slider', { name: 'Moment of the run' });
  await cursor.focus();
  await at.page.keyboard.press('Home');
  await at.page.keyboard.press('PageUp');
  await at.page.keyboard.press('ArrowRight');
  const said = /create-deployments sending; Requests per second, requested: 10\/s;.*Memory, MiB, memory: \d+ MiB/;
  await expect.poll(() => cursor.getAttribute('aria-valuetext')).toMatch(said);
  await timeLine.getByText('As a table').click();
  expect(await timeLine.locator('tbody tr').count()).toBe(25);
  await timeLine.getByText('As a table').click();
}

/** The panel alone, in the themes that it must follow. */
async function portraits(at: Workbench): Promise<void> {
  await at.run('View: Close Primary Side Bar');
  await at.run('View: Focus First Editor Group');
  await at.run('View: Close All Editors in Group');
  await at.panel.locator('#outcome[data-phase="passed"]').waitFor();
  await at.panel.locator('.u-wrap').first().waitFor();
  await at.panel.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await screenshot(at.page, 'media/screenshots/panel.png');
  await expectInThemes(at, 'panel');
}
