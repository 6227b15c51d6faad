import type { Severity } from '../../lint/rule';
import type { KnownFinding } from './baseline';
import { errorDocument, type LintDocument } from './document';
import type { LintedFile } from './linted';
import { colours, plain, prettyFinding, summary } from './pretty';
import type { UnreadableFile } from './sources';

export type LintFormat = 'pretty' | 'json' | 'sarif';
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Everything that a run of lint has to say. */
export interface LintOutcome {
  readonly files: readonly LintedFile[];
  readonly unreadable: readonly UnreadableFile[];
  /** With a baseline: how many findings it knows, and which it knows in vain. */
  readonly baseline?: { readonly known: number; readonly gone: readonly KnownFinding[] };
}

/** Prints an outcome: the document on stdout, everything else on stderr. */
export async function print(outcome: LintOutcome, format: LintFormat, fixedInput: boolean): Promise<void> {
  const document = documentOf(outcome);
  for (const { message } of document.errors) process.stderr.write(`headroom: ${message}\n`);
  if (format === 'json') process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  if (format === 'sarif') {
    const { sarifLog } = await import('./sarif');
    process.stdout.write(`${JSON.stringify(sarifLog(outcome.files, document.errors), null, 2)}\n`);
  }
  if (format === 'pretty') printPretty(outcome, document, fixedInput);
}

function documentOf({ files, unreadable, baseline }: LintOutcome): LintDocument {
  return {
    findings: files.flatMap(({ findings }) => findings.map(({ finding }) => finding)),
    files: files.filter(({ besides }) => !besides).length,
    documents: files.reduce((sum, { documents }) => sum + documents, 0),
    errors: unreadable.map(errorDocument),
    ...(baseline ? { baseline } : {}),
  };
}

/** Where the fixed text of standard input takes stdout, findings go to stderr. */
function printPretty({ files, baseline }: LintOutcome, document: LintDocument, fixedInput: boolean): void {
  const out = fixedInput ? process.stderr : process.stdout;
  const paint =
    process.env['NO_COLOR'] === undefined && !process.argv.includes('--no-color') && out.isTTY ? colours : plain;
  const texts = files.map(({ difference, findings }) => {
    const text = findings.map(finding => `${prettyFinding(finding, paint)}\n`).join('');
    return difference === undefined ? text : `${difference}\n${text}`;
  });
  const text = texts.join('');
  if (text !== '') out.write(text);
  for (const { file, rule, message, count } of baseline?.gone ?? []) {
    process.stderr.write(`gone: ${file} ${rule} ${message}${count > 1 ? ` (${count} times)` : ''}\n`);
  }
  process.stderr.write(`${summary(document)}\n`);
}
