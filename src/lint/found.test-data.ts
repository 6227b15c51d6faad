import { readYaml } from '../yaml/read';
import { lint } from './lint';
import type { PlacedFinding } from './placed-finding';

/** What one rule finds in a text, as the linter reads, places and silences it. */
export function found(rule: string, text: string): readonly PlacedFinding[] {
  return lint(readYaml(text), { hints: true }).findings.filter(finding => finding.rule === rule);
}

/** A bare Pod with this under `spec`, each line indented already. */
export function pod(spec: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: team }\nspec:\n${spec}\n`;
}
