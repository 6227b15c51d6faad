import { checkBurnerConfig } from '../burner-config/check-config';
import type { Files } from '../burner-config/files';
import { isBurnerConfig } from '../burner-config/shape';
import { lint, type LintOptions } from '../lint/lint';
import type { LintMemory } from '../lint/memory';
import type { PlacedFinding } from '../lint/placed-finding';
import { asSet, defaultRuleSettings } from '../lint/rule-settings';
import { isSettingsFile } from '../lint/settings/headroom-config';
import { readSettingsFile } from '../lint/settings/read-file';
import { commentSuppressions } from '../lint/suppressions';
import type { YamlFile } from '../yaml/document';

/**
 * Everything there is to say about a text, hints too: as manifests, as a kube-burner config, or as a .headroom.yaml.
 * `uri` is a path or URI; `files` gives the templates that a burner config names, relative to the text; `memory` is that of
 * the lints of this text before.
 */
export function findingsIn(
  uri: string,
  file: YamlFile,
  files: Files,
  options: LintOptions = {},
  memory: LintMemory = {},
): readonly PlacedFinding[] {
  if (isSettingsFile(uri)) return readSettingsFile(file).findings;
  const linted = lint(file, { ...options, hints: true }, memory).findings;
  if (!file.documents.some(({ value }) => isBurnerConfig(value))) return linted;
  const isSuppressed = commentSuppressions(file);
  const own = asSet(checkBurnerConfig(file, files), options.settings ?? defaultRuleSettings)
    .filter(finding => !isSuppressed(finding))
    .map(finding => ({
      ...finding,
      range: file.range(finding.span),
      document: 0,
      object: null,
      fixes: [],
      related: [],
    }));
  // What the config's reader says about the text replaces what the YAML reader says.
  return own.some(({ rule }) => rule === 'burner-syntax') ? own : [...linted, ...own];
}
