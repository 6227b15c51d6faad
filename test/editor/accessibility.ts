import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds wrong inside the panel: "rule: element". */
export async function panelViolations(page: Page): Promise<readonly string[]> {
  const frame = page
    .frames()
    .find(candidate => candidate.name() === 'active-frame' || candidate.url().includes('fake.html'));
  if (frame === undefined) throw new Error('no panel is open');
  await frame.evaluate(axe);
  const violations: readonly Violation[] = await frame.evaluate(
    'axe.run(document.body).then(result => result.violations)',
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
