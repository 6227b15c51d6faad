import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { writeDurably } from '../../../runs/durable-file';
import { digestOf } from './contents';

/** With more lines, those of files that this run did not see are given up. */
const mostLines = 200_000;
/** Cache files that nobody wrote for so long are removed, ms. */
const forgottenAfter = 30 * 24 * 3600 * 1000;
const header = 'headroom lint cache 1';

/**
 * The cache file of runs that would say the same of the same file: same working folder, same build of the program, same
 * `flags`. In `$XDG_CACHE_HOME/headroom/lint`, by default under `~/.cache`. Undefined where no bundle runs.
 */
export function cacheFileFor(flags: object, bundle: string): string | undefined {
  const build = buildOf(bundle);
  if (build === undefined) return undefined;
  return path.join(
    cacheFolder(process.env),
    digestOf(JSON.stringify([process.cwd(), build, flags])).replaceAll('/', '_'),
  );
}

function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CACHE_HOME'] ?? (process.platform === 'win32' ? env['LOCALAPPDATA'] : undefined);
  return path.join(
    base !== undefined && path.isAbsolute(base) ? base : path.join(homedir(), '.cache'),
    'headroom',
    'lint',
  );
}

/** Sizes and times of the files of the program. */
function buildOf(bundle: string): string | undefined {
  const folder = path.dirname(bundle);
  const own = readdirSync(folder).filter(name => /^(cli|lint-worker)\b.*\.js$/.test(name));
  if (own.length === 0) return undefined;
  return own
    .map(name => {
      const { size, mtimeMs } = statSync(path.join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
}

/** The lines of a cache file by place; none where there is no such file, or one of another make. */
export function readCacheFile(file: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Nothing is known yet, or nothing can be: both are no reason not to lint.
    return lines;
  }
  let start = text.indexOf('\n') + 1;
  if (text.slice(0, start - 1) !== header) return lines;
  for (let end = text.indexOf('\n', start); end !== -1; end = text.indexOf('\n', start)) {
    const line = text.slice(start, end);
    lines.set(line.slice(0, line.indexOf('\t')), line);
    start = end + 1;
  }
  return lines;
}

/** Writes what is known now: what this run `added`, and what `lines` had beside it. A cache that cannot be written is none. */
export async function writeCacheFile(
  file: string,
  lines: ReadonlyMap<string, string>,
  added: ReadonlyMap<string, string>,
): Promise<void> {
  if (added.size === 0) return;
  const isRoom = lines.size + added.size <= mostLines;
  const all = isRoom ? new Map([...lines, ...added]) : added;
  try {
    await writeDurably(file, [header, ...all.values(), ''].join('\n'));
    removeForgotten(path.dirname(file));
  } catch {
    // A full disk, or a folder that may not be written: the next run is as slow as this one.
  }
}

function removeForgotten(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > forgottenAfter) rmSync(file, { force: true });
  }
}
