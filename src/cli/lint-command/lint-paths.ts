import { linksOf } from './links';
import { lintChunk } from './lint-chunk';
import type { LintWork } from './lint-text';
import type { LintFlags } from './flags';
import type { LintOutcome } from './output';
import { diskSettings } from './settings';
import { sourcesOf, standardInput } from './sources';

/** Lints files, folders and standard input. */
export function lintPaths(paths: readonly string[], flags: LintFlags): LintOutcome {
  const sources = sourcesOf(paths, flags.stdinFilename);
  const settings = diskSettings(flags.config);
  const onDisk = sources.files.filter(({ path }) => path !== standardInput).map(({ path }) => path);
  const outcomes = lintChunk({ files: sources.files, links: linksOf(onDisk) }, workOf(flags), settings);
  const files = outcomes.flatMap(outcome => (outcome && 'linted' in outcome ? [outcome.linted] : []));
  const failed = outcomes.flatMap(outcome => (outcome && 'unreadable' in outcome ? [outcome.unreadable] : []));
  const linted = new Set(sources.files.map(({ file }) => file));
  const wrongSettings = settings.findings().filter(({ file }) => !linted.has(file));
  return { files: [...wrongSettings, ...files], unreadable: [...sources.unreadable, ...failed] };
}

/** What the flags ask for besides looking. */
export function workOf({ fix, fixDryRun, format }: LintFlags): LintWork {
  const kind = fix ? 'make' : fixDryRun ? 'show' : undefined;
  return { ...(kind ? { fix: kind } : {}), replacements: format === 'sarif' };
}
