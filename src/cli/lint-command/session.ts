import path from 'node:path';
import { withoutCopies } from '../../lint/workspace/compact';
import { workspaceIndex } from '../../lint/workspace/workspace-index';
import { readText } from '../disk-files';
import { contents, noContents, type Contents } from './cache/contents';
import type { LintCache } from './cache/lint-cache';
import { factsAsText, factsFromText, factsOfKinds } from './facts-text';
import type { FileOutcome } from './file-outcome';
import { firstTurn, type Turn, type Waiting } from './first-turn';
import { linksOf, restOf } from './links';
import type { LintWork } from './lint-text';
import { putLink, wholeWorkspace, type WholeWorkspace } from './neighbours';
import { secondTurn } from './second-turn';
import type { DiskSettings } from './settings';
import { standardInput, type SourceFile } from './sources';

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

/** What both turns of every file go by. */
export interface SessionBasis {
  readonly work: LintWork;
  readonly settings: DiskSettings;
  readonly cache: LintCache | undefined;
  readonly contents: Contents;
  /** The kinds of the objects of a file that was put. */
  kindsOf(place: string): readonly string[];
}

/** Beyond this many characters, texts that wait are read once more rather than kept, so that memory has a bound. */
const mostKept = 60_000_000;

/**
 * `known` are the absolute paths of all files that are linted, by this session or another. With a `cache`, what it knows of
 * files that are still the same, and whose surroundings are, is not worked out again; the outcome is the same.
 */
export function lintSession(
  work: LintWork,
  settings: DiskSettings,
  known: ReadonlySet<string>,
  cache?: LintCache,
): LintSession {
  const index = workspaceIndex(readText, withoutCopies);
  const basis: SessionBasis = {
    work,
    settings,
    cache,
    contents: cache ? contents() : noContents,
    kindsOf: index.kindsOf,
  };
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
      const turn = firstTurn(source, basis, {
        put: yaml => {
          index.put(source.place, yaml);
          if (source.path === standardInput) fromInput.set(source.place, yaml.text);
        },
        putRemembered: (kinds, content) => index.putFacts(factsOfKinds(source.place, kinds, content)),
        putUnreadable: () => index.putUnreadable(source.place),
        putIgnored: () => putLink(index, basis.contents, source.path),
      });
      if (isWaiting(turn)) kept += turn.waiting.read?.text.length ?? 0;
      turns.set(position, isWaiting(turn) && kept > mostKept ? { waiting: slim(turn.waiting) } : turn);
    },
    readLinks() {
      for (const link of linksOf(paths(), known)) putLink(index, basis.contents, link);
    },
    facts: () => factsAsText(index.facts(), fromInput, basis.contents),
    takeFacts(facts) {
      const own = new Set(index.files());
      for (const one of factsFromText(facts, basis.contents)) if (!own.has(one.file)) index.putFacts(one);
    },
    finish() {
      index.isComplete = true;
      const rest = (): readonly string[] | undefined => restOf(paths(), new Set([...known, ...index.files()]));
      const workspace = wholeWorkspace(index, basis.contents, rest);
      finishAll(turns, basis, workspace);
      return turns as ReadonlyMap<number, FileOutcome>;
    },
  };
}

function isWaiting(turn: Turn): turn is { readonly waiting: Waiting } {
  return turn !== undefined && 'waiting' in turn;
}

const slim = ({ source, key, remembered }: Waiting): Waiting => ({
  source,
  key,
  ...(remembered && { remembered }),
  memory: {},
});

/** Puts an outcome in the place of every turn that waits. */
function finishAll(turns: Map<number, Turn>, basis: SessionBasis, workspace: WholeWorkspace): void {
  const { cache } = basis;
  const all = [...turns].flatMap(([position, turn]) => (isWaiting(turn) ? [{ position, ...turn }] : []));
  if (all.some(({ waiting }) => waiting.remembered?.around.isWhole)) workspace.readRest();
  const news: (() => void)[] = [];
  for (const { position, waiting } of all) {
    const { source, key, remembered } = waiting;
    if (remembered && workspace.digestAround(source.place, remembered.around.elsewhere) === remembered.around.digest) {
      turns.set(position, { linted: remembered.linted });
      continue;
    }
    const { outcome, elsewhere } = secondTurn(waiting, basis, workspace);
    turns.set(position, outcome);
    if (!cache || !elsewhere || !outcome || !('linted' in outcome)) continue;
    const { linted } = outcome;
    news.push(() => {
      const around = { digest: workspace.digestAround(source.place, elsewhere), elsewhere, isWhole: workspace.isWhole };
      cache.remember(source.place, key, { kinds: basis.kindsOf(source.place), linted, around });
    });
  }
  // What is remembered rests on everything that was read until now.
  for (const remember of news) remember();
}
