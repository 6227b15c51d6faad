import { fixEdits } from '../../src/lint/fix';
import type { PlacedFinding } from '../../src/lint/placed-finding';
import type { Fix } from '../../src/lint/rule';
import { applyEdits } from '../../src/yaml/apply';
import type { YamlFile } from '../../src/yaml/document';
import { readYaml } from '../../src/yaml/read';
import type { Fault } from './ask';
import { everyRule, lintWith, type Around } from './every-rule';

/** After a fix the text parses as well as before, and the finding is gone. */
export function checkFix(
  file: YamlFile,
  findings: readonly PlacedFinding[],
  finding: PlacedFinding,
  fix: Fix,
  around: Around,
): readonly Fault[] {
  const fault = (name: string, detail: string): Fault => ({
    name: `fix of ${finding.rule}: ${name}`,
    detail: `${finding.message}\n${fix.title}\n${detail}`,
  });
  const edits = fixEdits(file, finding, fix);
  // Between template actions a fix may be impossible; editors do not offer it then.
  if (edits.length === 0 && file.text.includes('{{')) return [];
  const text = applyEdits(file.text, edits);
  if (text === file.text) return [fault('changes nothing', JSON.stringify(fix.changes))];
  const after = readYaml(text);
  const worse = after.problems.length > file.problems.length;
  if (worse) return [fault('breaks the text', `${after.problems.map(({ message }) => message).join('\n')}\n${text}`)];
  const still = lintWith(after, around, everyRule).filter(one => isSame(one, finding));
  // In a list, what is removed gives its place to the next.
  const before = findings.filter(one => isSame(one, finding)).length;
  const there = still.some(one => one.document === finding.document && String(one.path) === String(finding.path));
  return there && still.length >= before ? [fault('still there', text)] : [];
}

function isSame(one: PlacedFinding, other: PlacedFinding): boolean {
  return one.rule === other.rule && one.message === other.message;
}
