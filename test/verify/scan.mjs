// `node test/verify/scan.mjs FOLDER`: reads every YAML and JSON file below FOLDER (files that we did not write) with the scan of
// simple documents and without it, and compares all that can be asked; says how fast each is and how much is scanned.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadReader } from './reader-bundle.mjs';

const folder = path.resolve(process.argv[2] ?? '.');
const { readYaml, readByParsing, rootOf, scanned, splitDocuments } = await loadReader();

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.(?:ya?ml|json|tpl)$/.test(entry.name))
  .map(entry => path.join(entry.parentPath ?? entry.path, entry.name));

function main() {
  const sums = { files: 0, characters: 0, documents: 0, scanned: 0, differences: 0, scanMs: 0, parseMs: 0 };
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    sums.files++;
    for (const options of text.includes('{{') ? [{}, { templates: 'literal' }] : [{}])
      compare(file, text, options, sums);
    if (!text.includes('{{')) count(text, sums);
  }
  const speed = ms => `${(sums.characters / 1000 / ms).toFixed(1)} MB/s`;
  console.log(`${sums.files} files, ${sums.differences} differences`);
  console.log(`without templates: ${sums.scanned} of ${sums.documents} documents are scanned`);
  console.log(`scanned ${speed(sums.scanMs)}, parsed ${speed(sums.parseMs)}`);
  process.exitCode = sums.differences === 0 && sums.files > 0 ? 0 : 1;
}

function compare(file, text, options, sums) {
  const ours = seen(readYaml(text, options));
  const theirs = seen(readByParsing(text, options));
  if (isDeepStrictEqual(ours, theirs)) return;
  sums.differences++;
  console.log(`${path.relative(folder, file)}: ${firstDifference(ours, theirs, '')}`);
}

function seen({ problems, templated, documents }) {
  const all = documents.map(document => ({
    span: document.span,
    value: document.value,
    written: JSON.stringify(document.value),
    comments: document.comments,
    root: rootOf(document),
    place: document.valueSpan([]),
  }));
  return { problems, templated, documents: all };
}

function firstDifference(ours, theirs, at) {
  if (typeof ours === 'object' && typeof theirs === 'object' && ours && theirs) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)]))
      if (!isDeepStrictEqual(ours[key], theirs[key])) return firstDifference(ours[key], theirs[key], `${at}/${key}`);
  }
  return `${at}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`;
}

function count(text, sums) {
  const began = performance.now();
  readYaml(text);
  const between = performance.now();
  readByParsing(text);
  sums.scanMs += between - began;
  sums.parseMs += performance.now() - between;
  sums.characters += text.length;
  for (const span of splitDocuments(text)) {
    sums.documents++;
    if (scanned(text, span, [])) sums.scanned++;
  }
}

main();
