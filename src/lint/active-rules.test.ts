import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { activeRules, rulesAbout, withoutHints } from './active-rules';
import { nothingElse } from './found.test-data';
import { lint, objectsIn } from './lint';
import { defaultRuleSettings } from './rule-settings';
import type { LintContext, LintObject, Rule } from './rule';
import { rules } from './rules';

const golden = path.join(import.meta.dirname, '..', '..', 'test', 'golden');
const files = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter(file => /\.(ya?ml|json)$/.test(file));
const all = activeRules(() => ({ severity: 'warning' }));

function spokenBy(asked: readonly Rule[], target: LintObject, context: LintContext): readonly string[] {
  const options = new Map(all.map(active => [active.rule, active.options]));
  return asked
    .filter(({ forms = ['object'] }) => forms.includes(target.form))
    .filter(rule => rule.check(target, context, options.get(rule) ?? {}).length > 0)
    .map(({ meta }) => meta.id);
}

test('whoever is not asked about an object has nothing to say about it', () => {
  let spoken = 0;
  for (const file of files) {
    const objects = objectsIn(readYaml(readFileSync(path.join(golden, file), 'utf8')));
    for (const target of objects) {
      const context = { objects, neighbours: nothingElse };
      const asked = rulesAbout(all, target).map(({ rule }) => rule);
      const heard = spokenBy(rules, target, context);
      spoken += heard.length;
      expect(spokenBy(asked, target, context), file).toEqual(heard);
    }
  }
  expect(spoken).toBeGreaterThan(files.length / 2);
});

test('an object without pods meets few rules', () => {
  const [secret] = objectsIn(readYaml('apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n'));
  expect(secret && rulesAbout(all, secret).length).toBeLessThan(rules.length / 10);
});

test('without the rules that only hint, all else is said', () => {
  let hints = 0;
  for (const file of files) {
    const yaml = readYaml(readFileSync(path.join(golden, file), 'utf8'));
    const everything = lint(yaml, { hints: true, neighbours: nothingElse }).findings;
    const wanted = everything.filter(({ severity }) => severity !== 'hint');
    hints += everything.length - wanted.length;
    expect(lint(yaml, { neighbours: nothingElse }).findings, file).toEqual(wanted);
  }
  expect(hints).toBeGreaterThan(10);
});

test('a rule that hints is asked where settings make it worse, and no other where they make it a hint', () => {
  const asWarnings = activeRules(rule => (rule === 'image-latest' ? { severity: 'warning' } : undefined));
  const asHints = activeRules(rule => (rule === 'memory-request-missing' ? { severity: 'hint' } : undefined));
  const idsOf = (active: typeof all) => withoutHints(active).map(({ rule }) => rule.meta.id);
  expect(idsOf(asWarnings)).toContain('image-latest');
  expect(idsOf(activeRules(defaultRuleSettings))).not.toContain('image-latest');
  expect(idsOf(asHints)).not.toContain('memory-request-missing');
});
