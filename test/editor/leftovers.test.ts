import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { suiteBrowser } from './suite-browser';
import { objectsOfRuns } from './objects-of-runs';
import { podsAreReady, runSample } from './run-steps';
import { runnersUnder } from './runner-process';
import { openSamples } from './workspace';

const browser = suiteBrowser();

test('a killed runner is told of, and the next window offers the clean-up', async () => {
  const at = await openSamples(browser());
  await runSample(at, '7');
  await podsAreReady(at);
  const runners = runnersUnder(path.dirname(inject('stateFolder')));
  expect(runners).toHaveLength(1);
  for (const pid of runners) process.kill(pid, 'SIGKILL');
  await at.panel.locator('#outcome[data-phase="lost"]').waitFor();
  await at.panel.getByText('objects of this run may remain').waitFor();
  expect(await objectsOfRuns()).not.toEqual([]);

  const next = await openSamples(browser());
  await next.open('good.yaml');
  const offer = next.notifications.filter({ hasText: 'ended without cleaning up' });
  await next.page.locator('.statusbar-item', { hasText: '1 run left over' }).waitFor();
  await offer.getByRole('button', { name: 'Clean up' }).click();
  await next.notifications.filter({ hasText: 'nothing is left' }).waitFor({ timeout: 60_000 });
  expect(await objectsOfRuns()).toEqual([]);
});
