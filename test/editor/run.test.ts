import { afterEach, expect, test } from 'vitest';
import { panelViolations } from './accessibility';
import { suiteBrowser } from './suite-browser';
import { objectsOfRuns } from './objects-of-runs';
import { allow, confirm, planSample, planScenario, podsAreReady, runSample } from './run-steps';
import { openSamples, screenshot } from './workspace';
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
  expect(await panelViolations(at.page)).toEqual([]);
  await portraits(at);
  await at.panel.getByRole('button', { name: 'Open report' }).click();
  await at.page.locator('.tab.active', { hasText: 'report.md' }).waitFor();
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

/** The panel alone, in the themes that it must follow. */
async function portraits(at: Workbench): Promise<void> {
  await at.run('View: Close Primary Side Bar');
  await at.run('View: Close All Editors in Group');
  await at.panel.locator('#outcome[data-phase="passed"]').waitFor();
  await at.panel.locator('.u-wrap').first().waitFor();
  await screenshot(at.page, 'media/screenshots/panel.png');
  for (const theme of ['Light Modern', 'Dark High Contrast']) {
    await at.run('Preferences: Color Theme');
    await at.pick('Select Color Theme', theme);
    await at.quickInput.waitFor({ state: 'hidden' });
    expect(await panelViolations(at.page)).toEqual([]);
    await screenshot(at.page, `test-results/panel-${theme.toLowerCase().replaceAll(' ', '-')}.png`);
  }
}
