import { expect, inject, test } from 'vitest';
import { suiteBrowser } from './suite-browser';
import type { Workbench } from './workbench';
import { openSamples, screenshot } from './workspace';

const browser = suiteBrowser();

const config = `jobs:
  - name: load
    namespace: load
    jobIterations: 100
    qps: 100
    burst: 10
    objects:
      - objectTemplate: templates/deployment.yml
        replicas: 4
        inputVars: { image: nginx:alpine }
`;
const files = { 'load.yml': config };

/** The lines of the preview; it stands in the second editor. */
function previewOf(at: Workbench): { line(text: RegExp | string): ReturnType<Workbench['line']> } {
  const editor = at.page.locator('.editor-instance').last();
  return { line: text => editor.locator('.view-line', { hasText: text }) };
}
/** Spaces are no-break spaces in the editor. */
const shown = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'));

test('a job says what it comes to, and its preview follows the keyboard', async () => {
  const at = await openSamples(browser(), { files });
  await at.open('load.yml');
  await at.page
    .locator('.codelens-decoration', { hasText: '400 objects, 4 s at 100/s, 400 pods, 100 namespaces' })
    .waitFor();
  await at.run('Headroom: Preview rendered objects');
  const preview = previewOf(at);
  await preview.line(shown('name: deployment-0-1')).first().waitFor();
  await preview.line(shown('iteration 0 of 0–99 · replica 1 of 1–4')).waitFor();
  await at.run('Headroom: Choose what the preview shows');
  await at.pick('What should the preview show another of?', 'Iteration');
  await at.quickInput.locator('input').fill('42');
  await at.page.keyboard.press('Enter');
  await preview.line(shown('name: deployment-42-1')).first().waitFor();
  await preview.line(shown('namespace load-42')).waitFor();
  await at.page.locator('.codelens-decoration a', { hasText: 'replica 1' }).waitFor();
  await screenshot(at.page, 'media/screenshots/preview.png');
});

test('the preview follows what is typed, saved or not, and an error leads to its place', async () => {
  const at = await openSamples(browser(), { files });
  await at.open('deployment.yml');
  await at.page.locator('.codelens-decoration', { hasText: 'Used by job load of load.yml' }).waitFor();
  await at.page.locator('.editor-actions a[aria-label^="Preview rendered objects"]').click();
  const preview = previewOf(at);
  await preview.line(shown('image: nginx:alpine')).waitFor();
  await at.replaceLine('image: nginx:alpine', 'image: "{{ .image }}-{{ add .Iteration 7 }}');
  await preview.line(shown('image: "nginx:alpine-7"')).waitFor();
  await at.replaceLine('image: "', 'image: {{ .imgae }}');
  await preview.line(shown('map has no entry for key "imgae"')).waitFor();
  await at.page.locator('.codelens-decoration a', { hasText: 'Go to line 17 of deployment.yml' }).click();
  await at.page.locator('.statusbar-item', { hasText: /^Ln 17,/ }).waitFor();
});

test('a template knows its values and functions, and leads to where they come from', async () => {
  const at = await openSamples(browser(), { files });
  await at.open('deployment.yml');
  await at.page.locator('.codelens-decoration', { hasText: 'Used by job load' }).waitFor();
  await at.replaceLine('image: nginx:alpine', 'image: {{ .im');
  await at.run('Trigger Suggest');
  const suggest = at.page.locator('.suggest-widget');
  await suggest.locator('.monaco-list-row', { hasText: '.image' }).first().waitFor();
  await at.page.keyboard.press('Enter');
  await at.line('image: {{ .image').waitFor();
  await at.page.keyboard.type(' | trunc ');
  await at.run('Trigger Parameter Hints');
  await at.page.locator('.parameter-hints-widget', { hasText: 'trunc <length int>' }).waitFor();
  await at.page.keyboard.press('Escape');
  await at.goTo(17, 21);
  await at.page.keyboard.press('F12');
  await at.page.locator('.tab.active', { hasText: 'load.yml' }).waitFor();
});

test('a config proposes keys in an empty line, and leads to its template', async () => {
  const at = await openSamples(browser(), { files });
  await at.open('load.yml');
  await at.page.locator('.codelens-decoration').first().waitFor();
  await at.goTo(7, 13);
  await at.page.keyboard.press('Control+Shift+Enter');
  await at.run('Trigger Suggest');
  const suggest = at.page.locator('.suggest-widget');
  await suggest.locator('.monaco-list-row', { hasText: 'jobType' }).first().waitFor();
  await at.page.keyboard.type('podW');
  await at.page.keyboard.press('Enter');
  await at.line('podWait: ').waitFor();
  await at.page.keyboard.type('true');
  await at.goTo(9, 35);
  await at.page.keyboard.press('F12');
  await at.page.locator('.tab.active', { hasText: 'deployment.yml' }).waitFor();
});

test('a job is renamed where its name is meant', async () => {
  const drop =
    '  - name: drop\n    jobType: delete\n    objects:\n      - { kind: Deployment, apiVersion: apps/v1, labelSelector: { kube-burner.io/job: load } }\n';
  const at = await openSamples(browser(), { files: { 'load.yml': config + drop } });
  await at.open('load.yml');
  await at.page.locator('.codelens-decoration').first().waitFor();
  await at.goTo(2, 12);
  await at.page.keyboard.press('F2');
  await at.page.locator('.rename-box input').fill('stress');
  await at.page.keyboard.press('Enter');
  await at.line('name: stress').waitFor();
  await at.line('kube-burner.io/job: stress').waitFor();
  expect(await at.line('namespace: load').count()).toBe(1);
});

test('the preview works in a folder that nobody trusts', async () => {
  const at = await openSamples(browser(), { files, editorUrl: inject('askingEditorUrl') });
  await at.page.getByRole('button', { name: "No, I don't trust the authors" }).click();
  await at.open('load.yml');
  await at.run('Headroom: Preview rendered objects');
  await previewOf(at).line(shown('name: deployment-0-1')).first().waitFor();
});
