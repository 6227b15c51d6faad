import type { Files } from '../../burner-config/files';
import { findingsIn } from '../../language/index';
import { applySafeFixes, fixEdits } from '../../lint/fix';
import type { ClusterFacts } from '../../lint/cluster-facts';
import type { LintOptions } from '../../lint/lint';
import type { LintMemory } from '../../lint/memory';
import type { PlacedFinding } from '../../lint/placed-finding';
import type { YamlFile } from '../../yaml/document';
import { readYaml } from '../../yaml/read';
import { difference } from './difference';
import { findingDocument } from './document';
import type { LintedFile, LintedFinding, Replacement } from './linted';

/** What is to be done with a text besides looking at it. */
export interface LintWork {
  /** Make the safe fixes, and say what they change where `show`. */
  readonly fix?: 'make' | 'show';
  /** Nobody sees the hints. */
  readonly withoutHints?: boolean;
  /** Some way of printing needs the edits of fixes. */
  readonly replacements: boolean;
  /** What is known of the cluster into which the files go. It cannot be handed to another thread. */
  readonly cluster?: ClusterFacts;
}

/** Lints a text that is read already, after its safe fixes where those are asked for. Gives findings of every severity, or all but hints. */
export function lintText(
  file: string,
  yaml: YamlFile,
  files: Files,
  work: LintWork,
  options: LintOptions,
  named: (file: string) => string = name => name,
  memory: LintMemory = {},
): LintedFile {
  const told = work.cluster ? { ...options, cluster: work.cluster } : options;
  const text = work.fix ? applySafeFixes(yaml.text, { ...told, files }).text : yaml.text;
  const isFixed = text !== yaml.text;
  const read = isFixed ? readYaml(text) : yaml;
  return {
    file,
    findings: findingsIn(file, read, files, { hints: !work.withoutHints, ...told }, memory).map(finding =>
      lintedFinding(file, read, finding, work, named),
    ),
    documents: read.documents.filter(({ value }) => value !== undefined && value !== null).length,
    ...(work.fix === 'show' && isFixed ? { difference: difference(file, yaml.text, text) } : {}),
    ...(work.fix === 'make' && isFixed ? { fixed: text } : {}),
  };
}

/** A finding with its line and edits. `named` is how other files are called in output. */
export function lintedFinding(
  file: string,
  yaml: YamlFile,
  finding: PlacedFinding,
  work: LintWork,
  named: (file: string) => string,
): LintedFinding {
  const start = yaml.offset({ line: finding.range.start.line, character: 0 });
  const line = /^[^\r\n]*/.exec(yaml.text.slice(start, start + longestLine))?.[0] ?? '';
  return {
    finding: findingDocument(file, finding),
    line,
    replacements: work.replacements ? finding.fixes.map(fix => replacements(yaml, finding, fix)) : [],
    related: finding.related.map(one => (one.file === undefined ? one : { ...one, file: named(one.file) })),
  };
}

/** More of a line than this is never shown. */
const longestLine = 10_000;

function replacements(
  yaml: YamlFile,
  finding: PlacedFinding,
  fix: PlacedFinding['fixes'][number],
): readonly Replacement[] {
  return fixEdits(yaml, finding, fix).map(({ span, newText }) => ({ range: yaml.range(span), newText }));
}
