import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { openDocument } from '../language/index';
import { applySafeFixes } from '../lint/fix';
import type { Severity } from '../lint/rule';
import { CliError } from './cli-error';
import { diskFiles } from './disk-files';
import { errorDocument, findingDocument, type FindingDocument, type LintDocument } from './lint-command/document';
import { colours, plain, prettyFinding, summary } from './lint-command/pretty';
import { lintSources, type LintSource, type UnreadableFile } from './lint-command/sources';

interface LintFlags {
  readonly format: 'pretty' | 'json';
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly failOn: Severity;
  readonly stdinFilename: string;
  readonly color: boolean;
}

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const examples = `
Examples:
  headroom lint manifests/
  headroom lint deployment.yaml --fix
  kubectl get deploy -o yaml | headroom lint - --fail-on error -o json`;

/** `headroom lint`: what will hurt under load, in files, folders or standard input. */
export function register(program: Command): void {
  program
    .command('lint')
    .description('say what will hurt under load in Kubernetes YAML and JSON')
    .argument('[paths...]', 'files and folders; - is standard input', ['.'])
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .option('--fix', 'make the safe fixes in the files')
    .option('--fix-dry-run', 'report as if the safe fixes were made, and change nothing')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(severities).default('warning'),
    )
    .option('--stdin-filename <file>', 'what to call standard input', '<stdin>')
    .option('--no-color', 'without colours; NO_COLOR does the same')
    .addHelpText('after', examples)
    .action(lintCommand);
}

function lintCommand(paths: readonly string[], flags: LintFlags): void {
  const findings: FindingDocument[] = [];
  const unreadable: UnreadableFile[] = [];
  let [files, documents] = [0, 0];
  for (const read of lintSources(paths, flags.stdinFilename)) {
    if ('unreadable' in read) {
      unreadable.push(read.unreadable);
      continue;
    }
    try {
      const result = lintOne(read.source, flags);
      findings.push(...result.findings);
      files += 1;
      documents += result.documents;
    } catch (error) {
      const message = `cannot be linted: ${error instanceof Error ? error.message : String(error)}`;
      unreadable.push({ file: read.source.file, message, named: false });
    }
  }
  const document: LintDocument = { findings, files, documents, errors: unreadable.map(errorDocument) };
  for (const { message } of document.errors) process.stderr.write(`headroom: ${message}\n`);
  if (flags.format === 'json') process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else process.stderr.write(`${summary(document)}\n`);
  fail(findings, unreadable, flags.failOn);
}

/** Lints, fixes where asked, and prints one text. */
function lintOne({ file, text }: LintSource, flags: LintFlags): { findings: FindingDocument[]; documents: number } {
  const fixed = flags.fix || flags.fixDryRun ? applySafeFixes(text).text : text;
  if (flags.fix) writeFixed(file, text, fixed, flags);
  const document = openDocument(file, 0, fixed, diskFiles(path.dirname(file)));
  const findings = document
    .findings()
    .filter(({ severity }) => severity !== 'hint' || flags.failOn === 'hint')
    .map(finding => findingDocument(file, finding));
  if (flags.format === 'pretty' && findings.length > 0) {
    const lines = fixed.split(/\r?\n/);
    const out = flags.fix && file === flags.stdinFilename ? process.stderr : process.stdout;
    const paint = flags.color && process.env['NO_COLOR'] === undefined && out.isTTY ? colours : plain;
    out.write(findings.map(finding => `${prettyFinding(finding, lines, paint)}\n`).join(''));
  }
  return {
    findings,
    documents: document.file.documents.filter(({ value }) => value !== undefined && value !== null).length,
  };
}

/** Standard input goes to standard output, as formatters do; with JSON there is no room for it. */
function writeFixed(file: string, text: string, fixed: string, flags: LintFlags): void {
  if (file !== flags.stdinFilename) {
    if (fixed !== text) writeFileSync(file, fixed);
  } else if (flags.format === 'pretty') process.stdout.write(fixed);
}

function fail(findings: readonly FindingDocument[], unreadable: readonly UnreadableFile[], from: Severity): void {
  if (unreadable.some(({ named }) => named)) throw new CliError('', 2);
  const worst = severities.slice(0, severities.indexOf(from) + 1);
  if (findings.some(({ severity }) => worst.includes(severity))) throw new CliError('', 1);
}
