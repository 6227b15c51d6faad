import { editYaml } from '../../yaml/edit';
import { readYaml } from '../../yaml/read';
import type { Replacement } from '../code-actions';

/** The edits of a .headroom.yaml that turn a rule off; `text` is empty for one that is not there yet. */
export function turnOff(text: string, rule: string): readonly Replacement[] {
  const file = readYaml(text);
  const document = Math.max(
    0,
    file.documents.findIndex(({ value }) => value !== undefined && value !== null),
  );
  if (file.documents.every(({ value }) => value === undefined || value === null)) {
    const end = file.position(text.length);
    const before = text === '' || text.endsWith('\n') ? '' : '\n';
    return [{ range: { start: end, end }, newText: `${before}rules:\n  ${rule}: off\n` }];
  }
  const edits = editYaml(file, document, [{ op: 'set', path: ['rules', rule], value: 'off' }]);
  return edits.map(({ span, newText }) => ({ range: file.range(span), newText }));
}
