import { expect, test } from 'vitest';
import { panelPage } from './panel-page';

test('only the one script with the nonce may run, and nothing may load from elsewhere', () => {
  const html = panelPage({
    ...{ script: 'https://file/panel.js', title: 'Headroom run', cspSource: 'https://file', nonce: 'n0nce' },
  });
  const policy = /content="([^"]*)"/.exec(html)?.[1];
  expect(policy).toContain("default-src 'none'; script-src 'nonce-n0nce'; style-src");
  expect(policy).not.toContain('unsafe');
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toMatch(/ style=|<style| on\w+=/);
});
