/** What the page of a panel is made of; `nonce` is new each time. */
export interface PanelPage {
  readonly script: string;
  readonly title: string;
  readonly cspSource: string;
  readonly nonce: string;
}

/** The page's HTML. Only our one script runs; styles come with it as adopted sheets, so none is inline. */
export function panelPage({ script, title, cspSource, nonce }: PanelPage): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource} 'nonce-${nonce}';`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
  </head>
  <body><script nonce="${nonce}" src="${script}"></script></body>
</html>`;
}
