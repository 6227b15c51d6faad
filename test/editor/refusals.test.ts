import { expect, inject, test } from 'vitest';
import { suiteBrowser } from './suite-browser';
import { planScenario } from './run-steps';
import { openSamples, screenshot } from './workspace';

const browser = suiteBrowser();

const unreachable = `apiVersion: v1
kind: Config
current-context: gone
contexts: [{name: gone, context: {cluster: gone, user: gone}}]
clusters: [{name: gone, cluster: {server: 'https://127.0.0.1:9'}}]
users: [{name: gone, user: {token: secret-token}}]
`;

test('without a kubeconfig a sentence says where it was looked for', async () => {
  const at = await openSamples(browser(), { settings: { 'headroom.kubeconfig': '/nowhere/kubeconfig' } });
  await at.open('web.yaml');
  await planScenario(at, 'Single deployment');
  await at.notifications.getByText('no kubeconfig at /nowhere/kubeconfig').waitFor();
});

test('an unreachable server is named, and no credential', async () => {
  const at = await openSamples(browser(), {
    files: { 'gone.kubeconfig': unreachable },
    settings: { 'headroom.kubeconfig': 'gone.kubeconfig' },
  });
  await at.open('web.yaml');
  await planScenario(at, 'Single deployment');
  const sentence = await at.notifications.getByText('127.0.0.1:9').innerText();
  expect(sentence).not.toContain('secret-token');
});

test('a scale that is no number is refused while it is typed', async () => {
  const at = await openSamples(browser());
  await at.open('web.yaml');
  await planScenario(at, 'Single deployment', 'ten');
  await at.quickInput.getByText('A scale is a number above 0').waitFor();
});

test('in a workspace that is not trusted lint works and a run is refused', async () => {
  const at = await openSamples(browser(), { editorUrl: inject('askingEditorUrl') });
  await at.page.getByRole('button', { name: "No, I don't trust the authors" }).click();
  await at.open('web.yaml');
  await at.squiggles.first().waitFor();
  await at.run('Headroom: Run burner scenario');
  await at.notifications.getByText('only in a trusted workspace').waitFor();
  await screenshot(at.page, 'test-results/untrusted.png');
});

test('a broken config is refused with its place', async () => {
  const broken = 'jobs:\n  - name: broken\n    jobType: create\n    jobIterations: many\n    objects: []\n';
  const at = await openSamples(browser(), { files: { 'broken.kube-burner.yml': broken } });
  await at.open('broken.kube-burner.yml');
  await planScenario(at, 'This config');
  await at.notifications.getByText('broken.kube-burner.yml:4').waitFor();
});
