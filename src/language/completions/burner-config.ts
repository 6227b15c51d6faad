import { describedKeysAt, descriptionAt, wordsAt } from '../../burner-config/schema/words-at';
import { isBurnerConfig } from '../../burner-config/shape';
import type { Completer } from './completer';

/** Keys and words of a kube-burner config, known by its shape or by its name. */
export const burnerConfig: Completer = ({ on, uri, path, root }) => {
  if (!isBurnerConfig(root) && !/\.kube-burner\.ya?ml$/.test(uri)) return [];
  if (on === 'value') return wordsAt(path).map(label => ({ label, detail: descriptionAt(path) }));
  return describedKeysAt(path.slice(0, -1)).map(({ key, description, nested }) => ({
    ...{ label: key, detail: description, nested },
  }));
};
