import { isSettingsFile } from '../../lint/settings/headroom-config';
import type { Completer } from '../completions/completer';
import { settingsKeysAt, settingsValuesAt } from './settings-words';

/** Keys, rules, options and severities in a .headroom.yaml. */
export const completeSettings: Completer = ({ on, uri, path }) => {
  if (!isSettingsFile(uri)) return [];
  return on === 'key' ? settingsKeysAt(path.slice(0, -1)) : settingsValuesAt(path);
};
