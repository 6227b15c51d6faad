import { settingsTree, type LintOptions } from '../language/index';
import { diskText } from './open-texts';

/** What the .headroom.yaml files say; open ones as they are on the screen. */
export interface FolderSettings {
  /** For one file; the very same until a .headroom.yaml changes. `undefined` when the file is not linted at all. */
  of(file: string): NonNullable<LintOptions['settings']> | undefined;
  /** A .headroom.yaml is open with this text; `undefined`: what is on the disk counts. */
  edited(file: string, text: string | undefined): void;
  forget(): void;
}

export function folderSettings(): FolderSettings {
  const open = new Map<string, string>();
  const read = (file: string): string | undefined => open.get(file) ?? diskText(file);
  let tree = settingsTree(read);
  const known = new Map<string, NonNullable<LintOptions['settings']> | undefined>();
  const forget = (): void => {
    tree = settingsTree(read);
    known.clear();
  };
  return {
    of(file) {
      if (known.has(file)) return known.get(file);
      const settings = tree.of(file);
      const found = settings.isIgnored(file) ? undefined : settings.settingsFor(file);
      known.set(file, found);
      return found;
    },
    edited(file, text) {
      if (open.get(file) === text) return;
      if (text === undefined) open.delete(file);
      else open.set(file, text);
      forget();
    },
    forget,
  };
}
