import type { Files } from '../burner-config/files';
import type { LintOptions } from '../lint/lint';
import type { LintMemory } from '../lint/memory';
import type { PlacedFinding } from '../lint/placed-finding';
import type { YamlFile } from '../yaml/document';
import { readYaml } from '../yaml/read';
import { findingsIn } from './findings';

/** An open text, read once for its version: every question about it is answered from here. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly file: YamlFile;
  /** The templates that a burner config names, relative to the document. */
  readonly files: Files;
  /** What lint knows besides the text. */
  readonly options: LintOptions;
  /** Shared by the versions of one text. */
  readonly memory: LintMemory;
  /** Findings of every severity, hints too; found on the first question. */
  findings(): readonly PlacedFinding[];
}

/**
 * Reads a text. `files` gives the templates that a burner config names, relative to the document; `options` what lint
 * should know besides the text; `previous` is an earlier version, of which is kept what did not change.
 */
export function openDocument(
  uri: string,
  version: number,
  text: string,
  files: Files,
  options: LintOptions = {},
  previous?: OpenDocument,
): OpenDocument {
  const file = previous?.file.text === text ? previous.file : readYaml(text, { previous: previous?.file });
  const memory = previous?.memory ?? {};
  let found: readonly PlacedFinding[] | undefined;
  const findings = () => (found ??= findingsIn(uri, file, files, options, memory));
  return { uri, version, file, files, options, memory, findings };
}
