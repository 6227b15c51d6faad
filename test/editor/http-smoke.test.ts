import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { panelViolations } from './accessibility';
import { suiteBrowser } from './suite-browser';
import { confirm } from './run-steps';
import { openSamples, screenshot } from './workspace';

const browser = suiteBrowser();

test('HTTP smoke: an address is asked for, and reused and new connections stand side by side', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests++;
    response.end('ok');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const at = await openSamples(browser());
  await at.open('web.yaml');
  await at.page.locator('.statusbar-item', { hasText: 'Headroom' }).waitFor();
  await at.run('Headroom: Run burner scenario');
  await at.pick('Which load?', 'HTTP smoke');
  await at.quickInput.getByText('URL to GET').waitFor();
  await at.quickInput.locator('input').fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await at.page.keyboard.press('Enter');
  expect(await confirm(at)).toContain('requests');
  await at.panel.locator('#outcome[data-phase="passed"]').waitFor({ timeout: 60_000 });
  expect(requests).toBe(1000);
  for (const figure of ['p99, reused connection', 'p99, new connection']) {
    expect(await at.panel.locator('.figure', { hasText: figure }).innerText()).toContain('n 500');
  }
  const latencies = await at.panel.locator('#requests').innerText();
  expect(await at.panel.locator('#latencies').isHidden()).toBe(true);
  expect(latencies).toContain('reused connections');
  expect(latencies).toContain('new connections');
  expect(await panelViolations(at.page)).toEqual([]);
  await screenshot(at.page, 'test-results/panel-http.png');
});
