import { readYaml } from '../../yaml/read';
import type { PlacedFinding } from '../placed-finding';
import { defaultRuleSettings, type RuleSetting, type RuleSettings } from '../rule-settings';
import { folderOf, foldersUpwards, within } from './folders';
import { settingsFileName } from './headroom-config';
import type { ParsedSettings, RuleTable } from './parsed';
import { readSettingsFile } from './read-file';

/** A .headroom.yaml. Paths are absolute, or all relative to one folder, and use `/`. */
export interface SettingsFile {
  readonly file: string;
  readonly text: string;
  /** Where its patterns begin; the folder of `file` when absent. For a file named by `--config`: the working folder. */
  readonly folder?: string;
}

/** Something wrong in a .headroom.yaml (rule `headroom-config`), and in which. */
export interface SettingsFinding extends PlacedFinding {
  readonly file: string;
}

/** What the .headroom.yaml files around a file say. */
export interface Settings {
  /** For `LintOptions.settings`: what is said of each rule for this file. */
  settingsFor(file: string): RuleSettings;
  /** True for a file that is not linted at all. */
  isIgnored(file: string): boolean;
  /** What is wrong in the files of the chain. */
  readonly findings: readonly SettingsFinding[];
  /** The texts of the chain and where they hold: where they are equal, the same is said of the same file. */
  readonly texts: readonly string[];
}

/** Settings for any file of a tree; each .headroom.yaml is read once. */
export interface SettingsTree {
  /** What holds for one file: the nearest .headroom.yaml upwards, which extends those above it. */
  of(file: string): Settings;
  /** What is wrong in every .headroom.yaml that was met so far, each once. */
  findings(): readonly SettingsFinding[];
}

interface Level extends ParsedSettings {
  readonly folder: string;
  readonly text: string;
  readonly findings: readonly SettingsFinding[];
}

/**
 * Reads .headroom.yaml files, the nearest first. The nearest extends those above it, rule by rule and option by option,
 * up to one that says `root: true`; `overrides` win over `rules` of the same file. Never throws.
 */
export function readSettings(chain: readonly SettingsFile[]): Settings {
  return settingsOf(upToRoot(chain, readLevel));
}

/** Settings of a tree of files. `read` gives the text of a file, `undefined` when there is none. */
export function settingsTree(read: (file: string) => string | undefined): SettingsTree {
  const files = new Map<string, Level | undefined>();
  const folders = new Map<string, Settings>();
  const at = (folder: string) => {
    const file = folder === '' ? settingsFileName : `${folder.replace(/\/$/, '')}/${settingsFileName}`;
    if (!files.has(file)) {
      const text = read(file);
      files.set(file, text === undefined ? undefined : readLevel({ file, text }));
    }
    return files.get(file);
  };
  return {
    of(file) {
      const folder = folderOf(file);
      const known = folders.get(folder);
      if (known) return known;
      const found = upToRoot(foldersUpwards(folder), at);
      const settings = settingsOf(found);
      folders.set(folder, settings);
      return settings;
    },
    findings: () => [...files.values()].flatMap(one => one?.findings ?? []),
  };
}

function readLevel({ file, text, folder = folderOf(file) }: SettingsFile): Level {
  const parsed = readSettingsFile(readYaml(text));
  return { ...parsed, folder, text, findings: parsed.findings.map(finding => ({ ...finding, file })) };
}

/** What `read` finds, as far as the first that says `root: true`. */
function upToRoot<Place>(places: readonly Place[], read: (place: Place) => Level | undefined): readonly Level[] {
  const levels: Level[] = [];
  for (const place of places) {
    const level = read(place);
    if (level) levels.push(level);
    if (level?.root) break;
  }
  return levels;
}

function settingsOf(levels: readonly Level[]): Settings {
  // One answer for all files of which the same is said, so that what follows from it is worked out once.
  const known = new Map<string, RuleSettings>();
  const merged = (tables: readonly RuleTable[]): RuleSettings => {
    const table = new Map<string, RuleSetting>();
    for (const rules of tables) merge(table, rules);
    return rule => table.get(rule);
  };
  return {
    findings: levels.flatMap(({ findings }) => findings),
    texts: levels.flatMap(({ folder, text }) => [folder, text]),
    settingsFor(file) {
      if (levels.length === 0) return defaultRuleSettings;
      const said = levels.toReversed().map(level => tablesFor(level, file));
      const key = JSON.stringify(said.map((tables, index) => overridesIn(tables, levels.at(-1 - index))));
      const settings = known.get(key) ?? merged(said.flat());
      known.set(key, settings);
      return settings;
    },
    isIgnored: file =>
      levels.some(({ folder, ignore }) => {
        const path = within(folder, file);
        return path !== undefined && ignore.some(matches => matches(path));
      }),
  };
}

/** The rules of one .headroom.yaml that hold for `file`, the stronger later. */
function tablesFor({ folder, rules, overrides }: Level, file: string): readonly RuleTable[] {
  const path = within(folder, file);
  const meant = overrides.filter(({ files }) => path !== undefined && files.some(matches => matches(path)));
  return [rules, ...meant.map(override => override.rules)];
}

/** Which overrides are among the tables, by their places. */
function overridesIn(tables: readonly RuleTable[], level: Level | undefined): readonly number[] {
  return tables.slice(1).map(rules => level?.overrides.findIndex(override => override.rules === rules) ?? -1);
}

function merge(table: Map<string, RuleSetting>, rules: RuleTable): void {
  for (const [id, setting] of rules) {
    const before = table.get(id);
    const options = { ...before?.options, ...setting.options };
    table.set(id, { ...before, ...setting, ...(Object.keys(options).length > 0 ? { options } : {}) });
  }
}
