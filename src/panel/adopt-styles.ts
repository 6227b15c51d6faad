/** Adopted sheets need no inline style, so the page's policy can stay strict. */
export function adoptStyles(...texts: readonly string[]): void {
  document.adoptedStyleSheets = texts.map(text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}
