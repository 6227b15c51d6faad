import type { Files } from '../burner-config/files';
import { burnerFindings } from '../lint/burner-findings';
import { lint, type LintOptions } from '../lint/lint';
import type { LintMemory } from '../lint/memory';
import type { PlacedFinding } from '../lint/placed-finding';
import { isSettingsFile } from '../lint/settings/headroom-config';
import { readSettingsFile } from '../lint/settings/read-file';
import type { YamlFile } from '../yaml/document';

/**
 * Everything there is to say about a text, hints too unless `options` say no: as manifests, as a kube-burner config, or as a .headroom.yaml.
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
  const linted = lint(file, { hints: true, ...options }, memory).findings;
  const own = burnerFindings(file, files, options.settings);
  if (own === undefined) return linted;
  // What the config's reader says about the text replaces what the YAML reader says.
  return own.some(({ rule }) => rule === 'burner-syntax') ? own : [...linted, ...own];
}
