import type { Files } from '../burner-config/files';
import type { LintOptions } from '../lint/lint';
import type { PlacedFinding } from '../lint/placed-finding';
import type { YamlFile } from '../yaml/document';
import { readYaml } from '../yaml/read';
import { findingsIn } from './findings';

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
  return { uri, version, file, findings: () => (found ??= findingsIn(uri, file, files, options)) };
}
