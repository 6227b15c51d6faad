import { checkBurnerConfig } from '../burner-config/check-config';
import type { Files } from '../burner-config/files';
import { isBurnerConfig } from '../burner-config/shape';
import { lint, type LintOptions } from '../lint/lint';
import type { PlacedFinding } from '../lint/placed-finding';
import { commentSuppressions } from '../lint/suppressions';
import type { YamlFile } from '../yaml/document';
import { readYaml } from '../yaml/read';

/** An open text, read once for its version: every question about it is answered from here. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly file: YamlFile;
  /** Findings of every severity, hints too; found on the first question. */
  findings(): readonly PlacedFinding[];
}

/**
 * Reads a text. `files` gives the templates that a burner config names, relative to the document; `options` what lint
 * should know besides the text.
 */
export function openDocument(
  uri: string,
  version: number,
  text: string,
  files: Files,
  options: LintOptions = {},
): OpenDocument {
  const file = readYaml(text);
  let found: readonly PlacedFinding[] | undefined;
  return { uri, version, file, findings: () => (found ??= findingsOf(file, files, options)) };
}

function findingsOf(file: YamlFile, files: Files, options: LintOptions): readonly PlacedFinding[] {
  const linted = lint(file, { ...options, hints: true }).findings;
  if (!file.documents.some(({ value }) => isBurnerConfig(value))) return linted;
  const isSuppressed = commentSuppressions(file);
  const own = checkBurnerConfig(file, files)
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
