import { expect, inject, onTestFinished, test } from 'vitest';
import { openConnection } from '../../src/cluster/open-connection';
import { panelViolations } from './accessibility';
import { relayedKubeconfig } from './relayed-kubeconfig';
import { suiteBrowser } from './suite-browser';
import { expectInThemes } from './themes';
import type { Workbench } from './workbench';
import { openSamples, screenshot } from './workspace';

const browser = suiteBrowser();

const workload = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
  namespace: shop
spec:
  replicas: 20
  selector:
    matchLabels: { app: cart }
  template:
    metadata:
      labels: { app: cart }
    spec:
      containers:
        - name: main
          image: nginx:1
          resources:
            limits: { memory: 256Mi }
`;

/** Pods of several sizes on the nodes of the cluster, until the test ends. */
async function busyNodes(): Promise<number> {
  const connection = await openConnection({ kubeconfig: inject('kubeconfig'), env: {} });
  const post = (path: string, body: object) =>
    connection.request<{ readonly metadata: { readonly name: string } }>({ method: 'POST', path, body });
  const metadata = { generateName: 'headroom-placed-' };
  const made = await post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata });
  const namespace = made.body.metadata.name;
  onTestFinished(async () => {
    await connection.request({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}` });
    await connection.close();
  });
  const { body } = await connection.request<{ readonly items: readonly { metadata: { name: string } }[] }>({
    method: 'GET',
    path: '/api/v1/nodes',
  });
  const nodes = body.items.map(({ metadata }) => metadata.name);
  for (const [index, nodeName] of nodes.flatMap(name => [name, name, name, name]).entries()) {
    const requests = { cpu: `${100 + ((index * 7) % 9) * 150}m`, memory: `${64 + ((index * 5) % 7) * 200}Mi` };
    const name = `${['api', 'queue', 'search'][index % 3] ?? ''}-${index}`;
    await post(`/api/v1/namespaces/${namespace}/pods`, {
      ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name } },
      spec: {
        nodeName,
        containers: [{ name: 'c', image: 'x:1', resources: { requests } }],
        tolerations: [{ operator: 'Exists' }],
      },
    });
  }
  return nodes.length;
}

const said = (at: Workbench) => at.panel.locator('.said');
const difference = (at: Workbench) => at.panel.locator('#difference');

test('replicas are stepped through by keyboard, and follow what is typed', async () => {
  const nodes = await busyNodes();
  const at = await openSamples(browser(), { files: { 'cart.yaml': workload } });
  await at.open('cart.yaml');
  await at.run('Headroom: Show placement');
  await difference(at).getByText('20 replicas asking for 256 MiB each').waitFor();
  expect(await at.panel.locator('.node').count()).toBe(nodes);
  expect(await at.panel.locator('.bar .block[data-kind="after"]').count()).toBe(20);

  await at.panel.getByRole('slider', { name: 'Replicas placed' }).focus();
  await at.page.keyboard.press('Home');
  await said(at).getByText('None of 20 replicas is placed yet.').waitFor();
  await at.page.keyboard.press('ArrowRight');
  await said(at)
    .getByText(/Replica 1 goes to \S+ \(\d+\)/)
    .waitFor();
  expect(await at.panel.locator('.bar .block[data-kind="after"]').count()).toBe(1);
  expect(await at.panel.locator('.verdict.best').innerText()).toMatch(/^\d+$/);
  await at.page.keyboard.press('End');
  await said(at).getByText('Replica 20 goes to').waitFor();

  await typeRequests(at);
  await difference(at).getByText('20 replicas asking for 700m CPU and 256 MiB each').waitFor();
  await difference(at).getByText('As it is in the saved file: 20 replicas asking for 256 MiB each').waitFor();
  expect(await at.panel.locator('.bar .block[data-kind="before"]').count()).toBe(20);
  await walkOverBlocks(at);
  await readTables(at);
  await portraits(at);
});

test('it stays after its window was loaded anew, and says when cluster, text or workload are gone', async () => {
  const { relay, kubeconfig } = await relayedKubeconfig();
  const at = await openSamples(browser(), {
    files: { 'cart.yaml': workload },
    settings: { 'headroom.kubeconfig': kubeconfig },
  });
  await at.open('cart.yaml');
  await at.run('Headroom: Show placement');
  await difference(at).waitFor();
  await at.panel.getByRole('slider', { name: 'Replicas placed' }).focus();
  await at.page.keyboard.press('Home');
  await at.page.keyboard.press('ArrowRight');
  await said(at).getByText('Replica 1 goes to').waitFor();
  // The orderly way, in which the editor keeps what was open a moment ago.
  await at.run('Developer: Reload Window');
  await at.panel.getByText('No cluster is followed.').waitFor({ timeout: 60_000 });
  await at.panel.getByRole('button', { name: 'Follow cluster' }).click();
  await difference(at).getByText('20 replicas').waitFor();
  await said(at).getByText('Replica 1 goes to').waitFor();
  await relay.close();
  await at.panel.getByText('The cluster does not answer: nodes and pods are as of').waitFor({ timeout: 60_000 });
  await at.panel.getByRole('button', { name: 'cart.yaml' }).click();
  await at.replaceLine('name: cart', 'name: cart: 2');
  await at.panel.getByText('The text cannot be read as it stands').waitFor();
  expect(await difference(at).isVisible()).toBe(true);
  await at.replaceLine('name: cart: 2', 'name: basket');
  await at.panel.getByText('The text has no Deployment "cart" any more').waitFor();
  expect(await difference(at).isVisible()).toBe(false);
  expect(await panelViolations(at.page)).toEqual([]);
});

test('in a workspace that is not trusted it says what is needed', async () => {
  const at = await openSamples(browser(), { files: { 'cart.yaml': workload }, editorUrl: inject('askingEditorUrl') });
  await at.page.getByRole('button', { name: "No, I don't trust the authors" }).click();
  await at.open('cart.yaml');
  await at.run('Headroom: Show placement');
  await at.panel.getByRole('button', { name: 'Manage workspace trust' }).waitFor();
});

/** Types a request for CPU into the text, without saving it. */
async function typeRequests(at: Workbench): Promise<void> {
  await at.page.locator('.view-line', { hasText: 'limits:' }).first().click();
  await at.page.keyboard.press('End');
  await at.page.keyboard.press('Enter');
  await at.page.keyboard.type('requests: { cpu: 700m }');
}

/** The blocks are one stop; arrow keys go from one to the next and say what each is. */
async function walkOverBlocks(at: Workbench): Promise<void> {
  await at.panel.locator('.block[tabindex="0"]').focus();
  const tip = at.panel.getByRole('tooltip', { includeHidden: true });
  await tip.getByText(/ of /).waitFor();
  const first = await tip.innerText();
  await at.page.keyboard.press('ArrowRight');
  await expect.poll(() => tip.innerText()).not.toBe(first);
  await at.page.keyboard.press('ArrowDown');
  await at.page.keyboard.press('End');
  await expect.poll(() => tip.innerText()).toMatch(/^Replica \d+: /);
  await at.panel.locator('.block').first().hover();
  await expect.poll(() => tip.innerText()).toMatch(/ of /);
}

async function readTables(at: Workbench): Promise<void> {
  await at.panel.getByText('As tables').click();
  const replicas = at.panel.getByRole('table', { name: 'Where each replica goes' });
  await replicas.waitFor();
  expect(await replicas.locator('tbody tr').count()).toBe(20);
  expect(await at.panel.getByRole('table', { name: 'Nodes' }).locator('thead').innerText()).toContain('Replicas after');
  await at.panel.getByText('As tables').click();
}

/** The text and the view beside it, in the themes that it must follow. */
async function portraits(at: Workbench): Promise<void> {
  await at.run('View: Close Primary Side Bar');
  await at.panel.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await at.panel.locator('h1').click();
  expect(await panelViolations(at.page)).toEqual([]);
  await screenshot(at.page, 'media/screenshots/placement-view.png');
  await expectInThemes(at, 'placement');
}
