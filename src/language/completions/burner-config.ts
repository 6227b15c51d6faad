import { fieldAt } from '../../burner-config/schema/field-at';
import { describedKeysAt } from '../../burner-config/schema/words-at';
import { isListAt } from '../../burner-config/schema/schema-at';
import { looksLikeConfig } from '../burner/looks-like-config';
import { keysOfMaps, valuesAt } from '../burner/config-words';
import { fieldText } from '../burner/explain-field';
import { isConfigName } from '../go-template/template-text';
import type { Path } from '../../yaml/place';
import type { Completer, Word } from './completer';

/** Keys and words of a kube-burner config, known by its shape or by its name. */
export const burnerConfig: Completer = (cursor, around) => {
  const { on, uri, path, root } = cursor;
  if (!isConfigName(uri) && !looksLikeConfig(root)) return [];
  if (on === 'value') return valuesAt(path, root, around);
  const parent = path.slice(0, -1);
  const maps = keysOfMaps(parent, root, around);
  if (maps.length > 0) return maps;
  return isListAt(parent) ? keysAt([...parent, 0], '- ') : keysAt(parent, '');
};

/** The keys of a mapping; the first of a list's element come with its dash. */
function keysAt(path: Path, dash: string): readonly Word[] {
  return describedKeysAt(path).map(({ key, description, nested }) => {
    const field = fieldAt([...path, key]);
    const documentation = field && fieldText(field);
    return { label: dash + key, detail: description, nested, ...(documentation ? { documentation } : {}) };
  });
}
