import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LintOptions } from '../../lint/lint';
import type { LintMemory } from '../../lint/memory';
import type { Neighbours } from '../../lint/neighbours';
import { withoutCopies } from '../../lint/workspace/compact';
import { workspaceIndex } from '../../lint/workspace/workspace-index';
import type { YamlFile } from '../../yaml/document';
import { readYaml } from '../../yaml/read';
import { diskFiles, readText } from '../disk-files';
import type { DecodedText } from './encoding';
import { factsAsText, factsFromText } from './facts-text';
import { guarded, isForeignJson, type FileOutcome } from './file-outcome';
import { linksOf, restOf } from './links';
import { lintText, type LintWork } from './lint-text';
import type { LintedFile } from './linted';
import { askedNeighbours, putLink, wholeWorkspace } from './neighbours';
import type { DiskSettings } from './settings';
import { readSource, reason, shown, standardInput, type SourceFile } from './sources';

/**
 * Lints files in two turns. In the first each text is read, and what rules say of it by itself is said; only files whose
 * rules asked for their neighbours get a second one, when every file is known.
 */
export interface LintSession {
  /** The first turn of a file; `position` says where its outcome goes. */
  read(source: SourceFile, position: number): void;
  /** Reads what stands around files that wait for their second turn. */
  readLinks(): void;
  /** What is known of the files, for the session of another thread, and what another knows. */
  facts(): string;
  takeFacts(facts: string): void;
  /** The second turns. */
  finish(): ReadonlyMap<number, FileOutcome>;
}

/** A file between its two turns. */
interface Waiting {
  readonly source: SourceFile;
  readonly read: DecodedText;
  /** Let go where texts are big. */
  readonly yaml: YamlFile | undefined;
  /** What was said in the first turn; what needed no neighbours is not asked again. */
  readonly memory: LintMemory;
}
type Turn = FileOutcome | { readonly waiting: Waiting };

/** Beyond this many characters, texts that wait are read once more rather than kept, so that memory has a bound. */
const mostKept = 60_000_000;

/** `known` are the absolute paths of all files that are linted, by this session or another. */
export function lintSession(work: LintWork, settings: DiskSettings, known: ReadonlySet<string>): LintSession {
  const index = workspaceIndex(readText, withoutCopies);
  const turns = new Map<number, Turn>();
  /** What came by standard input, under the name that it was given. */
  const fromInput = new Map<string, string>();
  let kept = 0;
  const waiting = (): readonly Waiting[] =>
    [...turns.values()].flatMap(turn => (isWaiting(turn) ? [turn.waiting] : []));
  const paths = (): readonly string[] =>
    waiting().map(({ source }) => (source.path === standardInput ? path.resolve(source.place) : source.path));
  return {
    read(source, position) {
      const turn = firstTurn(source, work, settings, {
        put: yaml => {
          index.put(source.place, yaml);
          if (source.path === standardInput) fromInput.set(source.place, yaml.text);
        },
        putUnreadable: () => index.putUnreadable(source.place),
        putIgnored: () => putLink(index, source.path),
      });
      if (isWaiting(turn)) kept += turn.waiting.read.text.length;
      turns.set(
        position,
        isWaiting(turn) && kept > mostKept ? { waiting: { ...turn.waiting, yaml: undefined, memory: {} } } : turn,
      );
    },
    readLinks() {
      for (const link of linksOf(paths(), known)) putLink(index, link);
    },
    facts: () => factsAsText(index.facts(), fromInput),
    takeFacts(facts) {
      const own = new Set(index.files());
      for (const one of factsFromText(facts)) if (!own.has(one.file)) index.putFacts(one);
    },
    finish() {
      index.isComplete = true;
      const neighboursOf = wholeWorkspace(index, () => restOf(paths(), new Set([...known, ...index.files()])));
      for (const [position, turn] of turns) {
        if (isWaiting(turn)) turns.set(position, secondTurn(turn.waiting, work, settings, neighboursOf));
      }
      return turns as ReadonlyMap<number, FileOutcome>;
    },
  };
}

function isWaiting(turn: Turn): turn is { readonly waiting: Waiting } {
  return turn !== undefined && 'waiting' in turn;
}

/** Where the first turn leaves what others may want to know. */
interface Known {
  put(yaml: YamlFile): void;
  putUnreadable(): void;
  putIgnored(): void;
}

function firstTurn(source: SourceFile, work: LintWork, settings: DiskSettings, known: Known): Turn {
  const { file, named } = source;
  if (settings.of(source.place).isIgnored(source.place)) {
    known.putIgnored();
    return undefined;
  }
  let read: DecodedText | undefined;
  try {
    read = readSource(source);
  } catch (error) {
    known.putUnreadable();
    return { unreadable: { file, message: reason(error), named } };
  }
  if (!read) return named ? { unreadable: { file, message: 'is binary: name a YAML or JSON file', named } } : undefined;
  const decoded = read;
  if (!named && isForeignJson(file, decoded.text)) return { linted: { file, findings: [], documents: 1 } };
  return guarded(source, () => {
    const yaml = readYaml(decoded.text);
    known.put(yaml);
    const memory: LintMemory = {};
    const waiting = { waiting: { source, read: decoded, yaml, memory } };
    if (work.fix) return waiting;
    const asked = askedNeighbours();
    const options = { ...optionsOf(source, settings), neighbours: asked.neighbours };
    const linted = lintOne(source, yaml, work, options, memory);
    return asked.wereAsked() ? waiting : { linted };
  });
}

function secondTurn(
  { source, read, yaml, memory }: Waiting,
  work: LintWork,
  settings: DiskSettings,
  neighboursOf: (file: string) => Neighbours,
): FileOutcome {
  return guarded(source, () => {
    const options = { ...optionsOf(source, settings), neighbours: neighboursOf(source.place) };
    const linted = lintOne(source, yaml ?? readYaml(read.text), work, options, memory);
    if (linted.fixed !== undefined && source.path !== standardInput) {
      writeFileSync(source.path, read.encode(linted.fixed));
    }
    return { linted };
  });
}

function lintOne(
  source: SourceFile,
  yaml: YamlFile,
  work: LintWork,
  options: LintOptions,
  memory: LintMemory,
): LintedFile {
  return lintText(source.file, yaml, diskFiles(path.dirname(source.place)), work, options, shown, memory);
}

function optionsOf(source: SourceFile, settings: DiskSettings): LintOptions {
  return { settings: settings.of(source.place).settingsFor(source.place) };
}
