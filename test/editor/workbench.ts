import type { FrameLocator, Locator, Page } from 'playwright-core';

/** A person at the workbench: everything here goes through keyboard and mouse. */
export interface Workbench {
  readonly page: Page;
  /** Opens a file of the workspace by its name, through the file picker. */
  open(name: string): Promise<void>;
  /** Runs a command by its title, through the palette. */
  run(title: string): Promise<void>;
  /** Chooses an entry by typing, once the quick pick with this placeholder is open. */
  pick(placeholder: string, label: string): Promise<void>;
  /** Puts the cursor at a line and column, both from 1, through "Go to Line". */
  goTo(line: number, column?: number): Promise<void>;
  /** The hover at a line and column, asked for by its keys: a mouse that moves meanwhile would take it away. */
  hoverAt(line: number, column: number): Promise<Locator>;
  /** Puts another text in the place of the end of a line, by typing; gives the line's number. */
  replaceLine(old: string, text: string): Promise<void>;
  /** Whole text of a line of the visible editor. */
  line(text: string): Locator;
  readonly quickInput: Locator;
  readonly squiggles: Locator;
  readonly notifications: Locator;
  readonly dialog: Locator;
  readonly panel: FrameLocator;
}

export function workbench(page: Page): Workbench {
  const quickInput = page.locator('.quick-input-widget');
  const palette = async (prefix: string, text: string): Promise<void> => {
    await page.keyboard.press('F1');
    await quickInput.locator('input').fill(`${prefix}${text}`);
  };
  const goTo = async (line: number, column = 1): Promise<void> => {
    await palette('', `:${line}:${column}`);
    await page.keyboard.press('Enter');
    await quickInput.waitFor({ state: 'hidden' });
  };
  return {
    page,
    quickInput,
    squiggles: page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint'),
    notifications: page.locator('.notifications-toasts .notification-list-item'),
    dialog: page.locator('.monaco-dialog-box'),
    panel: page.frameLocator('iframe.webview').frameLocator('#active-frame'),
    line: text => page.locator('.view-line', { hasText: shown(text) }),
    async open(name) {
      await palette('', name);
      await quickInput.locator('.monaco-list-row', { hasText: name }).first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.tab.active', { hasText: name }).waitFor();
    },
    async run(title) {
      await palette('>', title);
      await quickInput.locator('.monaco-list-row').getByText(title, { exact: true }).first().click();
      // Where the row was, something else would show its tooltip.
      await page.mouse.move(700, 790);
    },
    async pick(placeholder, label) {
      await quickInput.getByPlaceholder(placeholder).fill(label);
      await quickInput.locator('.monaco-list-row.focused', { hasText: label }).waitFor();
      await page.keyboard.press('Enter');
    },
    async replaceLine(old, text) {
      await page
        .locator('.view-line', { hasText: shown(old) })
        .first()
        .click();
      await page.keyboard.press('End');
      await page.keyboard.press('Shift+Home');
      await page.keyboard.type(text);
    },
    goTo,
    async hoverAt(line, column) {
      await page.mouse.move(700, 790);
      await goTo(line, column);
      await page.locator('.monaco-editor.focused').first().waitFor();
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+I');
      return page.locator('.monaco-hover:visible').first();
    },
  };
}

/** The editor shows spaces as no-break spaces. */
const shown = (text: string): RegExp => new RegExp(text.split(' ').map(escape).join('[ \u00A0]'));
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
