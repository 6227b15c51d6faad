import { styleText } from 'node:util';
import type { Severity } from '../../lint/rule';
import type { FindingDocument, LintDocument } from './document';
import type { LintedFinding } from './linted';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;
const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'dim' };
/** Wider lines are cut around the mark. */
const frameWidth = 120;

export const colours: Paint = (style, text) => styleText(style, text);
export const plain: Paint = (_, text) => text;

/** A finding for people: file:line:column from 1, severity, rule, message, and the line with a mark under it. */
export function prettyFinding({ finding, line }: LintedFinding, paint: Paint): string {
  const { file, range, severity, rule, message, fixes } = finding;
  const place = paint('bold', `${file}:${range.start.line + 1}:${range.start.character + 1}`);
  const fix = fixes[0];
  return [
    `${place} ${paint(styles[severity], severity)} ${paint('dim', rule)} ${message}`,
    ...frame(finding, line, paint),
    ...(fix ? [paint('dim', `  fix: ${fix.title}${fix.safe ? ' (safe: --fix)' : ''}`)] : []),
    '',
  ].join('\n');
}

function frame({ range, severity }: FindingDocument, line: string, paint: Paint): readonly string[] {
  const { character } = range.start;
  const from = character > frameWidth - 20 ? character - 20 : 0;
  const shown = line.slice(from, from + frameWidth).replaceAll('\t', ' ');
  const end = range.end.line === range.start.line ? range.end.character : line.length;
  const marks = Math.max(1, Math.min(end - character, from + frameWidth - character));
  const gutter = `${range.start.line + 1} | `;
  const caret = ' '.repeat(gutter.length + character - from) + paint(styles[severity], '^'.repeat(marks));
  return [`  ${paint('dim', gutter)}${shown}`, `  ${caret}`];
}

/** The last line: how many of what, in how many files. */
export function summary({ findings, files, documents, baseline }: LintDocument): string {
  const counts = (Object.keys(styles) as Severity[])
    .map(severity => ({ severity, n: findings.filter(finding => finding.severity === severity).length }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => `${n} ${severity}${n > 1 && severity !== 'info' ? 's' : ''}`);
  const scope = `${files} file${files === 1 ? '' : 's'}, ${documents} document${documents === 1 ? '' : 's'}`;
  const what = counts.length > 0 ? `${counts.join(', ')} in ${scope}` : `Nothing to say about ${scope}`;
  if (!baseline) return what;
  const gone = baseline.gone.reduce((sum, { count }) => sum + count, 0);
  const forget = gone > 0 ? `, ${gone} known but gone: --update-baseline forgets them` : '';
  return `${what}; ${baseline.known} known${forget}`;
}
