import { fieldAt } from '../../burner-config/schema/field-at';
import { profileRoot } from '../../burner-config/schema/profile-root';
import { describedKeysAt, descriptionAt, wordsAt } from '../../burner-config/schema/words-at';
import { fieldText } from '../burner/explain-field';
import type { Completer } from './completer';

/** Keys and words of a metric or alert profile, or of endpoints, known by their shape. */
export const burnerProfile: Completer = ({ on, path, root }) => {
  const schema = profileRoot(root);
  if (schema === undefined) return [];
  if (on === 'value') return wordsAt(path, schema).map(label => ({ label, detail: descriptionAt(path, schema) }));
  const parent = path.slice(0, -1);
  return describedKeysAt(parent, schema).map(({ key, description, nested }) => {
    const field = fieldAt([...parent, key], schema);
    return { label: key, detail: description, nested, ...(field ? { documentation: fieldText(field) } : {}) };
  });
};
