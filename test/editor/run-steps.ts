import type { Workbench } from './workbench';

/** Asks for a scenario from the palette, beside an open file, and answers all but the confirmation. */
export async function planScenario(at: Workbench, title: string, scale = '1'): Promise<void> {
  await at.page.locator('.statusbar-item', { hasText: 'Headroom' }).waitFor();
  await at.run('Headroom: Run burner scenario');
  await at.pick('Which load?', title);
  await answerScale(at, scale);
}

/** Answers the question for the scale. */
async function answerScale(at: Workbench, scale: string): Promise<void> {
  await at.quickInput.getByText('Scale of', { exact: false }).waitFor();
  await at.quickInput.locator('input').fill(scale);
  await at.page.keyboard.press('Enter');
}

/** Agrees to the plan; the Run button has the focus. */
export async function confirm(at: Workbench): Promise<string> {
  await at.dialog.getByRole('button', { name: 'Run', exact: true }).waitFor();
  const text = await at.dialog.innerText();
  await at.page.keyboard.press('Enter');
  await at.dialog.waitFor({ state: 'hidden' });
  return text;
}

/** Agrees to more than the budget, which the plan says first. */
export async function allow(at: Workbench): Promise<string> {
  await at.dialog.getByRole('button', { name: 'Allow and go on' }).waitFor();
  const text = await at.dialog.innerText();
  await at.page.keyboard.press('Enter');
  return text;
}

/** Asks to run the config of the samples from the button in its title, `scale` times its 40 Deployments. */
export async function planSample(at: Workbench, scale: string): Promise<void> {
  await at.open('single-deployment.kube-burner.yml');
  await at.page.getByRole('button', { name: 'Run burner scenario' }).first().click();
  await answerScale(at, scale);
}

/** Runs the config of the samples from the button in its title, `scale` times its 40 Deployments; gives the plan shown. */
export async function runSample(at: Workbench, scale: string): Promise<string> {
  await planSample(at, scale);
  return confirm(at);
}

/** Waits until the panel of a run shows at least one ready pod: it is in the middle. */
export async function podsAreReady(at: Workbench): Promise<void> {
  await at.panel
    .locator('.figure', { hasText: 'Pods ready' })
    .getByText(/^[1-9]/)
    .waitFor();
}
