import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LintOptions } from '../../lint/lint';
import type { Neighbours } from '../../lint/neighbours';
import { workspaceIndex, type WorkspaceIndex } from '../../lint/workspace/workspace-index';
import type { YamlFile } from '../../yaml/document';
import { readYaml } from '../../yaml/read';
import { diskFiles, readText } from '../disk-files';
import type { DecodedText } from './encoding';
import type { Links } from './links';
import { askedNeighbours, putLink, wholeWorkspace } from './neighbours';
import { lintText, type LintWork } from './lint-text';
import type { LintedFile } from './linted';
import type { DiskSettings } from './settings';
import { readSource, reason, shown, standardInput, type SourceFile, type UnreadableFile } from './sources';

/** Files that are linted together, since they may be linked. */
export interface Chunk {
  readonly files: readonly SourceFile[];
  readonly links: Links;
}

/** One file after the linter: what was found, why it could not be linted, or nothing for what is not to be linted. */
export type FileOutcome = { readonly linted: LintedFile } | { readonly unreadable: UnreadableFile } | undefined;

/** A file between its two turns: what it says depends on files that come later. */
interface Waiting {
  readonly source: SourceFile;
  readonly read: DecodedText;
  /** Let go where texts are big. */
  readonly yaml: YamlFile | undefined;
}

/** Beyond this many characters, texts that wait are read once more rather than kept: their places take much memory. */
const mostKept = 20_000_000;

/**
 * Lints the files of a chunk, in their order. Each text is read once; what rules say of it by itself is said at once, and
 * only files whose rules asked for their neighbours are looked at again when all are known.
 */
export function lintChunk({ files, links }: Chunk, work: LintWork, settings: DiskSettings): readonly FileOutcome[] {
  const index = workspaceIndex(readText);
  let kept = 0;
  const turns = files.map(source => {
    const turn = firstTurn(source, work, settings, index);
    if (!isWaiting(turn)) return turn;
    kept += turn.waiting.read.text.length;
    return kept < mostKept ? turn : { waiting: { ...turn.waiting, yaml: undefined } };
  });
  if (turns.some(isWaiting)) for (const link of links.near) putLink(index, link);
  index.isComplete = true;
  const elsewhere = wholeWorkspace(index, links);
  return turns.map(turn => (isWaiting(turn) ? secondTurn(turn.waiting, work, settings, elsewhere) : turn));
}

type Turn = FileOutcome | { readonly waiting: Waiting };

function isWaiting(turn: Turn): turn is { readonly waiting: Waiting } {
  return turn !== undefined && 'waiting' in turn;
}

function firstTurn(source: SourceFile, work: LintWork, settings: DiskSettings, index: WorkspaceIndex): Turn {
  const { file, named } = source;
  if (settings.of(source.place).isIgnored(source.place)) {
    putLink(index, source.path);
    return undefined;
  }
  let read: DecodedText | undefined;
  try {
    read = readSource(source);
  } catch (error) {
    index.putUnreadable(source.place);
    return { unreadable: { file, message: reason(error), named } };
  }
  if (!read) return named ? { unreadable: { file, message: 'is binary: name a YAML or JSON file', named } } : undefined;
  const { text } = read;
  return guarded(source, () => {
    const yaml = readYaml(text);
    index.put(source.place, yaml);
    if (work.fix) return { waiting: { source, read, yaml } };
    const asked = askedNeighbours();
    const linted = lintOne(source, yaml, work, { ...optionsOf(source, settings), neighbours: asked.neighbours });
    return asked.wereAsked() ? { waiting: { source, read, yaml } } : { linted };
  });
}

function secondTurn(
  { source, read, yaml }: Waiting,
  work: LintWork,
  settings: DiskSettings,
  neighboursOf: (file: string) => Neighbours,
): FileOutcome {
  return guarded(source, () => {
    const options = { ...optionsOf(source, settings), neighbours: neighboursOf(source.place) };
    const linted = lintOne(source, yaml ?? readYaml(read.text), work, options);
    if (linted.fixed !== undefined && source.path !== standardInput) {
      writeFileSync(source.path, read.encode(linted.fixed));
    }
    return { linted };
  });
}

function lintOne(source: SourceFile, yaml: YamlFile, work: LintWork, options: LintOptions): LintedFile {
  return lintText(source.file, yaml, diskFiles(path.dirname(source.place)), work, options, shown);
}

function optionsOf(source: SourceFile, settings: DiskSettings): LintOptions {
  return { settings: settings.of(source.place).settingsFor(source.place) };
}

/** Whatever goes wrong inside is said about this file alone. */
function guarded<T>({ file }: SourceFile, work: () => T): T | { readonly unreadable: UnreadableFile } {
  try {
    return work();
  } catch (error) {
    const message = `cannot be linted: ${error instanceof Error ? error.message : String(error)}`;
    return { unreadable: { file, message, named: false } };
  }
}
