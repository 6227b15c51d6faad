import { expect, test } from 'vitest';
import { suiteBrowser } from './suite-browser';
import { openSamples, screenshot } from './workspace';

const browser = suiteBrowser();

const deployment = (name: string, replicas: number, image: string, container = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: main
          image: ${image}
${container}`;

const shop = {
  'front.yaml': deployment('front', 40, 'nginx:1.29'),
  'search.yaml': deployment('search', 3, 'elasticsearch:9.0'),
  'cart.yaml': deployment('cart', 2, 'cart:4'),
};

test('the view ranks the workloads of the folder that lack requests, and opens them', async () => {
  const at = await openSamples(browser(), { files: shop });
  await at.open('front.yaml');
  await at.squiggles.first().waitFor();
  await at.page.locator('.activitybar [aria-label^="Headroom"]').first().click();
  const rows = at.page.locator('.sidebar .monaco-list-row');
  await rows.filter({ hasText: 'Add a LimitRange to namespace "shop"' }).waitFor();
  const names = await rows.allInnerTexts();
  const place = (name: string): number => names.findIndex(text => text.startsWith(name));
  expect(place('front')).toBeGreaterThan(0);
  expect(place('front')).toBeLessThan(place('cart'));
  expect(place('search')).toBeLessThan(place('cart'));
  await screenshot(at.page, 'media/screenshots/missing-requests.png');
  await rows.filter({ hasText: 'cart' }).first().click();
  await at.page.locator('.tab.active', { hasText: 'cart.yaml' }).waitFor();
  await rows.filter({ hasText: 'Add a LimitRange' }).first().click();
  await at.line('kind: LimitRange').waitFor();
});

test('a finding is silenced where it stands, and comes back when the comment goes', async () => {
  const at = await openSamples(browser(), { files: shop });
  await at.open('cart.yaml');
  await at.squiggles.first().waitFor();
  await at.goTo(15, 12);
  await at.page.keyboard.press('Control+.');
  const widget = at.page.locator('.action-widget');
  await widget.waitFor();
  const chosen = widget.locator('.monaco-list-row.focused', { hasText: 'Ignore cpu-request-missing here' });
  for (let step = 0; step < 15 && (await chosen.count()) === 0; step++) await at.page.keyboard.press('ArrowDown');
  await at.page.keyboard.press('Enter');
  await at.line('headroom-ignore: cpu-request-missing').waitFor();
  await at.page.keyboard.press('Control+Z');
  await at.line('headroom-ignore').waitFor({ state: 'detached' });
  await at.squiggles.first().waitFor();
});

test('.headroom.yaml turns a rule off for the folder as soon as it is saved', async () => {
  const settings =
    'rules:\n  memory-limit-missing: off\n  cpu-request-missing: off\n  memory-request-missing: off\n  image-latest: off\n  spread-missing: off\n';
  const files = {
    'cart.yaml': shop['cart.yaml'],
    '.headroom.yaml': settings.replace('cpu-request-missing: off', 'cpu-request-missing: error'),
  };
  const at = await openSamples(browser(), { files });
  await at.open('cart.yaml');
  await at.page.locator('.squiggly-error').first().waitFor();
  await at.open('.headroom.yaml');
  await at.replaceLine('cpu-request-missing: error', '  cpu-request-missing: off');
  await at.run('File: Save');
  await at.open('cart.yaml');
  await at.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
});

test('the QoS class stands at the pod, and safe fixes are made on save', async () => {
  const container =
    '          resources:\n            limits: { cpu: 1, memory: 128Mi }\n          requests: { cpu: 500m }\n';
  const at = await openSamples(browser(), {
    files: { 'qos.yaml': deployment('qos', 2, 'cart:4', container) },
    settings: { 'editor.codeActionsOnSave': { 'source.fixAll.headroom': 'explicit' } },
  });
  await at.open('qos.yaml');
  await at.page.locator('.view-lines', { hasText: /Guaranteed/ }).waitFor();
  await at.page.locator('.squiggly-error').first().waitFor();
  await at.goTo(1);
  await at.run('File: Save');
  await at.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  await at.page.locator('.view-lines', { hasText: /Burstable/ }).waitFor();
});

test('what a kustomization renders is linted on demand, and marked in its resources, once', async () => {
  const files = {
    'kustomization.yaml': 'resources: [cart.yaml, front.yaml]\npatches: [{ path: patch.yaml }]\n',
    ...shop,
    'patch.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  template:
    spec:
      containers:
        - name: main
          resources: { requests: { cpu: 900m }, limits: { cpu: 500m } }
`,
  };
  const at = await openSamples(browser(), { files });
  await at.open('front.yaml');
  await at.squiggles.first().waitFor();
  await at.run('Headroom: Lint rendered chart or kustomization');
  const rendered = at.page.locator('.markers-panel .monaco-list-row', { hasText: 'headroom (rendered)' });
  await rendered.filter({ hasText: 'request-above-limit' }).waitFor();
  // Of the open file the language server says so already.
  expect(await rendered.filter({ hasText: 'cpu-request-missing' }).count()).toBe(0);
  await screenshot(at.page, 'test-results/rendered.png');
});
