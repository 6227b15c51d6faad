import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkBurnerConfig } from '../../src/burner-config/check-config';
import { lint } from '../../src/lint/lint';
import { readYaml } from '../../src/yaml/read';

interface Snippet {
  readonly name: string;
  readonly file: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const folder = path.join(import.meta.dirname, '../../snippets');
const snippets = readdirSync(folder).flatMap(file => {
  const read = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, Omit<Snippet, 'name' | 'file'>>;
  return Object.entries(read).map(([name, snippet]): Snippet => ({ name, file, ...snippet }));
});

/** The text as the editor inserts it when every placeholder is kept: choices give their first. */
const expanded = ({ body }: Snippet) =>
  body.join('\n').replace(/\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}/g, (_, text?: string, first?: string) => text ?? first ?? '');

/** What a snippet names: profiles, and templates that set the label by which its later jobs find their objects. */
function fileOf(name: string, text: string): string {
  if (name.startsWith('metrics')) return '- { query: up, metricName: up }\n';
  if (name.startsWith('alert')) return '- { expr: up == 0, description: down, severity: error }\n';
  const label = /labelSelector:[^}]*?kube-burner-job: ([\w-]+)/.exec(text)?.[1] ?? 'none';
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x-{{ .Iteration }}\n  labels: { kube-burner-job: ${label} }\n`;
}
const isConfig = ({ prefix }: Snippet) => prefix.startsWith('hr-burner-') && prefix !== 'hr-burner-template';

test.each(snippets)('$prefix expands to YAML that reads', snippet => {
  const text = expanded(snippet);
  expect(text).not.toContain('$');
  expect(readYaml(text).problems).toEqual([]);
});

test.each(snippets.filter(isConfig))('$prefix is a config that kube-burner takes', snippet => {
  const text = expanded(snippet);
  const found = checkBurnerConfig(readYaml(text), { read: name => fileOf(name, text) });
  // node-max-pods is the load whose burst holds nothing back: that is told, and meant.
  expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test.each(snippets.filter(snippet => !isConfig(snippet)))('$prefix holds nothing that Headroom warns of', snippet => {
  expect(lint(readYaml(expanded(snippet))).findings).toEqual([]);
});

test('every snippet has a prefix of its own and says what it gives', () => {
  expect(new Set(snippets.map(({ prefix }) => prefix)).size).toBe(snippets.length);
  for (const { prefix, description } of snippets) {
    expect(prefix).toMatch(/^hr-[a-z-]+$/);
    expect(description.length).toBeGreaterThan(20);
  }
});
