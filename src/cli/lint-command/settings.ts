import path from 'node:path';
import { settingsFileName } from '../../lint/settings/headroom-config';
import { readSettings, settingsTree, type Settings, type SettingsFinding } from '../../lint/settings/read-settings';
import { readYaml } from '../../yaml/read';
import { CliError } from '../cli-error';
import { readText } from '../disk-files';
import { digestOf } from './cache/contents';
import { lintedFinding } from './lint-text';
import type { LintedFile } from './linted';
import { shown, slashed } from './sources';

/** What .headroom.yaml files say, for files on disk by absolute path. */
export interface DiskSettings {
  of(file: string): Settings;
  /** Of everything that is set around a file. */
  digest(file: string): string;
  /** What is wrong in the settings that were met, as findings of those files. */
  findings(): readonly LintedFile[];
}

/** Settings from `config` alone, its patterns beginning at the working folder; or from the .headroom.yaml around each file. */
export function diskSettings(config: string | undefined): DiskSettings {
  if (config !== undefined) {
    const text = readText(config);
    if (text === undefined)
      throw new CliError(`The settings ${config} do not exist: name a file such as ${settingsFileName}.`, 2);
    const settings = readSettings([{ file: slashed(path.resolve(config)), text, folder: slashed(path.resolve('')) }]);
    return { of: () => settings, digest: () => digestOfSettings(settings), findings: () => byFile(settings.findings) };
  }
  const tree = settingsTree(readText);
  return {
    of: file => tree.of(slashed(file)),
    digest: file => digestOfSettings(tree.of(slashed(file))),
    findings: () => byFile(tree.findings()),
  };
}

const digests = new WeakMap<Settings, string>();

function digestOfSettings(settings: Settings): string {
  const digest = digests.get(settings) ?? digestOf(settings.texts.join('\n'));
  digests.set(settings, digest);
  return digest;
}

function byFile(findings: readonly SettingsFinding[]): readonly LintedFile[] {
  return [...new Set(findings.map(({ file }) => file))].map(file => {
    const yaml = readYaml(readText(file) ?? '');
    const own = findings.filter(finding => finding.file === file);
    return {
      file: shown(file),
      findings: own.map(finding => lintedFinding(shown(file), yaml, finding, { replacements: true }, shown)),
      documents: 0,
      besides: true,
    };
  });
}
