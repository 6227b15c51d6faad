import { expect } from 'vitest';
import { panelViolations } from './accessibility';
import type { Workbench } from './workbench';
import { screenshot } from './workspace';

const themes = {
  'Light Modern': 'vscode-light',
  'Dark High Contrast': 'vscode-high-contrast',
  // What the other tests and their pictures begin with.
  'Dark Modern': 'vscode-dark',
};

/** Shows the open panel in each theme that it must follow: axe finds nothing wrong, and a picture of each is stored. */
export async function expectInThemes(at: Workbench, name: string): Promise<void> {
  for (const [theme, look] of Object.entries(themes)) {
    await at.run('Preferences: Color Theme');
    await at.pick('Select Color Theme', theme);
    await at.quickInput.waitFor({ state: 'hidden' });
    await at.panel.locator(`body.${look}`).waitFor();
    expect(await panelViolations(at.page)).toEqual([]);
    await screenshot(at.page, `test-results/${name}-${theme.toLowerCase().replaceAll(' ', '-')}.png`);
  }
}
