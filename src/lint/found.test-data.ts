import { readYaml } from '../yaml/read';
import { lint } from './lint';
import { noNeighbours, type Neighbours } from './neighbours';
import type { PlacedFinding } from './placed-finding';
import type { RuleSetting } from './rule-settings';

/** What one rule finds in a text, as the linter reads, places and silences it; `neighbours` is what else is known. */
export function found(rule: string, text: string, neighbours = noNeighbours): readonly PlacedFinding[] {
  return lint(readYaml(text), { hints: true, neighbours }).findings.filter(finding => finding.rule === rule);
}

/** The same for a rule that is off by default, or whose options are set. */
export function foundWith(rule: string, text: string, setting: RuleSetting): readonly PlacedFinding[] {
  const settings = (id: string) => (id === rule ? setting : undefined);
  return lint(readYaml(text), { hints: true, settings }).findings.filter(finding => finding.rule === rule);
}

/** Nothing exists but the text: rules may say that something is missing. */
export const nothingElse: Neighbours = { ...noNeighbours, mayExistElsewhere: () => false };

/** A bare Pod with this under `spec`, each line indented already. */
export function pod(spec: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: team }\nspec:\n${spec}\n`;
}
