import type { LintFlags } from './flags';
import type { LintWork } from './lint-text';
import type { LintOutcome } from './output';
import { sourcesOf } from './sources';
import { cacheFileFor } from './cache/cache-file';
import { fewFiles, lintAll } from './threads';

/** Lints files, folders and standard input. */
export async function lintPaths(paths: readonly string[], flags: LintFlags): Promise<LintOutcome> {
  const sources = sourcesOf(paths, flags.stdinFilename);
  const cluster = flags.cluster ? await (await import('./cluster/cluster-facts')).clusterFacts(flags) : undefined;
  const work = { ...workOf(flags), ...(cluster && { cluster }) };
  const isCached = flags.cache && !work.fix && !cluster && sources.files.length >= fewFiles;
  const cacheFile = isCached ? cacheFileFor(work, __filename) : undefined;
  const { outcomes, settings } = await lintAll(sources.files, work, flags.config, cacheFile);
  const files = outcomes.flatMap(outcome => (outcome && 'linted' in outcome ? [outcome.linted] : []));
  const failed = outcomes.flatMap(outcome => (outcome && 'unreadable' in outcome ? [outcome.unreadable] : []));
  const linted = new Set(sources.files.map(({ file }) => file));
  return {
    files: [...settings.filter(({ file }) => !linted.has(file)), ...files],
    unreadable: [...sources.unreadable, ...failed],
  };
}

/** What the flags ask for besides looking. */
function workOf({ fix, fixDryRun, format, failOn, baseline }: LintFlags): LintWork {
  const kind = fix ? 'make' : fixDryRun ? 'show' : undefined;
  return {
    ...(kind ? { fix: kind } : {}),
    replacements: format === 'sarif',
    withoutHints: failOn !== 'hint' && baseline === undefined,
  };
}
