// `node test/verify/real-files.mjs FOLDER`: lints each folder inside FOLDER (a checkout of files that we did not write) as a
// workspace of its own, counts findings by rule, and draws some to be judged by hand.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cli: { type: 'string', default: path.resolve(import.meta.dirname, '../../dist/cli.js') },
    draw: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    'per-rule': { type: 'string' },
    rule: { type: 'string' },
    severities: { type: 'string', default: 'error,warning' },
    only: { type: 'string' },
    save: { type: 'string' },
    saved: { type: 'string' },
    hints: { type: 'boolean', default: false },
  },
});
const folder = path.resolve(positionals[0] ?? '.');

function main() {
  const began = Date.now();
  const results = values.saved
    ? JSON.parse(readFileSync(values.saved, 'utf8'))
    : readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => lintWorkspace(entry.name));
  if (values.save) writeFileSync(values.save, JSON.stringify(results));
  const findings = results.flatMap(result => result.findings);
  const total = key => results.reduce((sum, result) => sum + result[key], 0);
  console.log(
    `${total('files')} files, ${total('documents')} documents, ${findings.length} findings in ${Date.now() - began} ms`,
  );
  for (const error of results.flatMap(result => result.errors)) console.log(`cannot be linted: ${error.message}`);
  printCounts(findings);
  for (const [number, finding] of drawn(findings).entries()) printFinding(number + 1, finding);
}

function lintWorkspace(name) {
  const began = Date.now();
  const args = [values.cli, 'lint', '.', '-o', 'json', '--fail-on', values.hints ? 'hint' : 'warning'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: path.join(folder, name),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(`${name}: ${stderr}`);
  const result = JSON.parse(stdout);
  console.log(
    `${String(Date.now() - began).padStart(7)} ms ${name}: ${result.files} files, ${result.findings.length} findings`,
  );
  return { ...result, findings: result.findings.map(finding => ({ ...finding, file: `${name}/${finding.file}` })) };
}

function printCounts(findings) {
  const rows = groupBy(findings, ({ rule, severity }) => `${rule} ${severity}`);
  for (const [key, group] of [...rows].sort((a, b) => b[1].length - a[1].length)) {
    const files = new Set(group.map(({ file }) => file)).size;
    console.log(`${String(group.length).padStart(7)} in ${String(files).padStart(5)} files  ${key}`);
  }
}

/** Findings in a random but repeatable order; with --per-rule so many of each rule. */
function drawn(findings) {
  const only = values.only ? new Set(readFileSync(values.only, 'utf8').split('\n')) : undefined;
  const asked = findings.filter(
    ({ rule, severity, file }) =>
      values.severities.split(',').includes(severity) &&
      (!values.rule || rule === values.rule) &&
      (!only || only.has(file)),
  );
  const mixed = asked
    .map(finding => ({ finding, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ finding }) => finding);
  if (!values['per-rule']) return mixed.slice(0, Number(values.draw));
  const groups = groupBy(mixed, ({ rule }) => rule);
  return [...groups.values()].flatMap(group => group.slice(0, Number(values['per-rule'])));
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

let state = Number(values.seed);
/** A linear congruential generator (Numerical Recipes): the same seed draws the same findings. */
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

function printFinding(number, { file, rule, severity, message, range, object }) {
  const lines = readFileSync(path.join(folder, file), 'utf8').split(/\r?\n/);
  const { line } = range.start;
  console.log(
    `\n[${number}] ${rule} ${severity} ${file}:${line + 1} ${object ? `${object.kind} ${object.namespace ?? '-'}/${object.name ?? '?'}` : ''}\n    ${message}`,
  );
  for (let at = Math.max(0, line - 6); at < Math.min(lines.length, line + 7); at++)
    console.log(`  ${at === line ? '>' : ' '} ${String(at + 1).padStart(5)} ${lines[at].slice(0, 140)}`);
}

main();
