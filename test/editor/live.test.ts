import { expect, inject, onTestFinished, test } from 'vitest';
import { relayTo } from '../cluster/relay';
import { relayedKubeconfig } from './relayed-kubeconfig';
import { observersOf } from './runner-process';
import { suiteBrowser } from './suite-browser';
import type { Workbench } from './workbench';
import { openSamples, screenshot } from './workspace';

const browser = suiteBrowser();

const workload = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
spec:
  replicas: 2
  selector:
    matchLabels: { app: cart }
  template:
    metadata:
      labels: { app: cart }
    spec:
      containers:
        - name: main
          image: cart:4
          resources:
            requests: { cpu: 100m, memory: 64Mi }
            limits: { memory: 64Mi }
`;
const schema = `apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: FlowSchema
metadata:
  name: system-accounts
spec:
  matchingPrecedence: 850
  priorityLevelConfiguration:
    name: workload-low
  rules:
    - subjects:
        - kind: ServiceAccount
          serviceAccount: { namespace: kube-system, name: '*' }
      resourceRules:
        - verbs: ['*']
          apiGroups: ['*']
          resources: ['*']
          namespaces: ['*']
          clusterScope: true
`;

const lens = (at: Workbench, text: string | RegExp) => at.page.locator('.codelens-decoration', { hasText: text });

test('following a cluster says above a workload where it would go; what is out of date is dated', async () => {
  const { relay, port, kubeconfig } = await relayedKubeconfig();
  const at = await openSamples(browser(), {
    files: { 'cart.yaml': workload, 'schema.yaml': schema },
    settings: { 'headroom.kubeconfig': kubeconfig },
  });
  await at.open('cart.yaml');
  await lens(at, 'Where would it go?').click();
  await lens(at, /fits .* nodes · .* next \(\d+\) · .*fit/).waitFor();
  await at.page.locator('.statusbar-item', { hasText: /^\s*c\s*$/ }).waitFor();
  const hover = await at.hoverAt(2, 3);
  await hover.locator('table th', { hasText: 'total' }).waitFor();
  await hover.getByText('Where its next pod goes').waitFor();
  await screenshot(at.page, 'media/screenshots/placement.png');
  await at.page.keyboard.press('Escape');

  await at.open('schema.yaml');
  await lens(at, /matches \d+ ServiceAccounts/).waitFor();
  await lens(at, /applied, (no request moves|requests move from)/).waitFor();
  await screenshot(at.page, 'test-results/live-schema.png');

  await at.open('cart.yaml');
  await lens(at, /fits .* nodes/).waitFor();
  await relay.close();
  await lens(at, /fits .* nodes .*\(as of \d\d:\d\d UTC\)/).waitFor();
  await at.page.locator('.statusbar-item', { hasText: 'stale since' }).waitFor();
  await screenshot(at.page, 'test-results/live-stale.png');
  const stale = await at.hoverAt(2, 3);
  await stale.getByText(/as of \d\d:\d\d UTC/).waitFor();
  await at.page.keyboard.press('Escape');

  const again = await relayTo(port, relay.port);
  onTestFinished(again.close);
  await at.page.locator('.statusbar-item', { hasText: 'stale since' }).waitFor({ state: 'detached', timeout: 60_000 });

  const [killed] = observersOf(kubeconfig);
  if (killed === undefined) throw new Error('Nobody follows the cluster.');
  process.kill(killed, 'SIGKILL');
  await at.page.locator('.statusbar-item', { hasText: 'stale since' }).waitFor();
  await at.page.locator('.statusbar-item', { hasText: 'stale since' }).waitFor({ state: 'detached', timeout: 60_000 });
  await lens(at, /fits .* nodes/).waitFor();
  expect(observersOf(kubeconfig)).toEqual([expect.not.toBeOneOf([killed])]);

  await at.run('Headroom: Stop following the cluster');
  await lens(at, 'Where would it go?').waitFor();
});

test('in a workspace that is not trusted no cluster is followed, and the hover says why', async () => {
  const at = await openSamples(browser(), { editorUrl: inject('askingEditorUrl') });
  await at.page.getByRole('button', { name: "No, I don't trust the authors" }).click();
  await at.open('web.yaml');
  await at.squiggles.first().waitFor();
  const hover = await at.hoverAt(3, 3);
  await hover.getByText('shown in trusted workspaces only').waitFor();
  expect(await lens(at, /go\?|fits/).count()).toBe(0);
  await at.page.keyboard.press('Escape');
  await at.run('Headroom: Follow cluster');
  await at.notifications.getByText('only in a trusted workspace').waitFor();
});
