import { readFileSync } from 'node:fs';
import { afterEach, expect, inject, test } from 'vitest';
import { suiteBrowser } from './suite-browser';
import { objectsOfRuns } from './objects-of-runs';
import { confirm, planScenario } from './run-steps';
import { openSamples } from './workspace';

const browser = suiteBrowser();
afterEach(async () => {
  expect(await objectsOfRuns()).toEqual([]);
});

test('a context that looks like production runs only after its name was typed', async () => {
  const written = readFileSync(inject('kubeconfig'), 'utf8');
  const { 'current-context': context } = JSON.parse(written) as { readonly 'current-context': string };
  const kubeconfig = written.replaceAll(`"${context}"`, '"production-eu"');
  const at = await openSamples(browser(), {
    files: { 'production.kubeconfig': kubeconfig },
    settings: { 'headroom.kubeconfig': 'production.kubeconfig' },
  });
  await at.open('web.yaml');
  await planScenario(at, 'Single deployment');
  expect(await confirm(at)).toContain('production-eu');
  const input = at.quickInput.locator('input');
  await at.quickInput.getByText('Type production-eu to run against it').waitFor();
  await input.fill('production');
  await at.page.keyboard.press('Enter');
  await at.quickInput.getByText("Type the context's name: production-eu").waitFor();
  await input.fill('production-eu');
  await at.page.keyboard.press('Enter');
  await at.panel.locator('#outcome[data-phase="passed"]').waitFor({ timeout: 90_000 });
});
