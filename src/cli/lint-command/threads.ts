import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { lintCache, type LintCache } from './cache/lint-cache';
import { readCacheFile, writeCacheFile } from './cache/cache-file';
import type { FileOutcome } from './file-outcome';
import { startHelper, type Helper } from './helper-thread';
import type { LintWork } from './lint-text';
import type { LintedFile } from './linted';
import { lintSession, type LintSession } from './session';
import { diskSettings, type DiskSettings } from './settings';
import type { SourceFile } from './sources';

/** Fewer files are done before another thread has started, or a cache was read. */
export const fewFiles = 250;
/** Files that a thread takes at a time. */
const atATime = 40;
/** More hardly help: each thread has to learn what all others know. */
const mostThreads = 4;

/** What every thread works on. */
export interface SharedWork {
  readonly sources: readonly SourceFile[];
  /** Sources from one cut to the next are taken by the same thread: folders and charts stay together. */
  readonly cuts: readonly number[];
  /** Index of the next stretch that nobody has taken. */
  readonly next: Int32Array;
  readonly work: LintWork;
  readonly config: string | undefined;
  /** What earlier runs found. */
  readonly cacheFile: string | undefined;
}

/** What was found in every source, in their order, and what is wrong in the settings that were met. */
export interface AllOutcomes {
  readonly outcomes: readonly FileOutcome[];
  readonly settings: readonly LintedFile[];
}

/** Lints files, with the help of other threads and of `cacheFile` where they are many. The outcome is the same. */
export async function lintAll(
  sources: readonly SourceFile[],
  work: LintWork,
  config: string | undefined,
  cacheFile: string | undefined,
): Promise<AllOutcomes> {
  const settings = diskSettings(config);
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const shared: SharedWork = { sources, cuts: cutsOf(sources), next, work, config, cacheFile };
  const helpers = startHelpers(shared);
  const lines = cacheFile === undefined ? undefined : readCacheFile(cacheFile);
  const cache = lines && lintCache(lines);
  const session = sessionFor(shared, settings, cache);
  readStretches(shared, session);
  await exchange(session, helpers);
  const own = session.finish();
  const others = await Promise.all(helpers.map(helper => helper.found));
  if (cacheFile !== undefined && lines && cache) {
    await writeCacheFile(cacheFile, lines, new Map([...cache.added, ...others.flatMap(({ added }) => added)]));
  }
  const all = new Map([...own, ...others.flatMap(({ outcomes }) => outcomes)]);
  const wrong = [...settings.findings(), ...others.flatMap(found => found.settings)];
  return {
    outcomes: sources.map((_, position) => all.get(position)),
    settings: [...new Map(wrong.map(one => [one.file, one])).values()],
  };
}

/** The session of one thread. */
export function sessionFor(
  { sources, work }: SharedWork,
  settings: DiskSettings,
  cache: LintCache | undefined,
): LintSession {
  return lintSession(work, settings, new Set(sources.map(source => source.path)), cache);
}

/** Takes stretches of files until none is left, then reads what stands around them. */
export function readStretches({ sources, cuts, next }: SharedWork, session: LintSession): void {
  for (let stretch = Atomics.add(next, 0, 1); stretch + 1 < cuts.length; stretch = Atomics.add(next, 0, 1)) {
    const end = cuts[stretch + 1] ?? 0;
    for (let position = cuts[stretch] ?? end; position < end; position++) {
      const source = sources[position];
      if (source) session.read(source, position);
    }
  }
  session.readLinks();
}

/** Everybody learns what the others know. */
async function exchange(session: LintSession, helpers: readonly Helper[]): Promise<void> {
  if (helpers.length === 0) return;
  const own = session.facts();
  const theirs = await Promise.all(helpers.map(helper => helper.facts));
  for (const [index, helper] of helpers.entries())
    helper.finish([own, ...theirs.filter((_, other) => other !== index)]);
  for (const facts of theirs) session.takeFacts(facts);
}

function cutsOf(sources: readonly SourceFile[]): readonly number[] {
  const cuts = [0];
  for (const [position, { place }] of sources.entries()) {
    const isBig = position - (cuts.at(-1) ?? 0) >= atATime;
    if (isBig && groupOf(place) !== groupOf(sources[position - 1]?.place ?? '')) cuts.push(position);
  }
  return [...cuts, sources.length];
}

/** The folder of a file; of a template, that of its chart. */
function groupOf(place: string): string {
  return path.posix.dirname(place).replace(/\/templates(\/.*)?$/, '');
}

function startHelpers(shared: SharedWork): readonly Helper[] {
  // Beside the bundle of the command line; there is none where the sources run as they are.
  const program = path.join(__dirname, 'lint-worker.js');
  if (shared.sources.length < fewFiles || shared.work.cluster || !existsSync(program)) return [];
  // Measured on two cores, a second thread makes 11,000 files slower (4.4 s instead of 4.1 s): one core is left free.
  const count = Math.max(0, Math.min(availableParallelism() - 1, mostThreads) - 1);
  return Array.from({ length: count }, () => startHelper(program, shared));
}
