import { applyEdits } from '../../../yaml/apply';
import { readYaml } from '../../../yaml/read';
import { fixEdits } from '../../fix';
import { found } from '../../found.test-data';

/** What a rule says of a text: severity and message. */
export function said(rule: string, text: string): string[] {
  return found(rule, text).map(({ severity, message }) => `${severity}: ${message}`);
}

/** What is marked in the text. */
export function marked(rule: string, text: string): string[] {
  return found(rule, text).map(({ span }) => text.slice(span.start, span.end));
}

/** The text after the first fix of the first finding; it must read, and the finding must be gone. */
export function fixed(rule: string, text: string): string {
  const [finding] = found(rule, text);
  const [fix] = finding?.fixes ?? [];
  if (!finding || !fix) throw new Error('There is no fix.');
  const file = readYaml(text);
  const after = applyEdits(text, fixEdits(file, finding, fix));
  if (readYaml(after).problems.length > 0) throw new Error(`The fix breaks the text: ${after}`);
  if (found(rule, after).some(({ message }) => message === finding.message))
    throw new Error(`The fix leaves the finding: ${after}`);
  return after;
}
