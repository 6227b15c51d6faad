import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

/** How the editor calls Headroom's own command line, in processes beside the extension host. */
export interface CommandLine {
  /** Runs a command to its end; `stdout` and `stderr` are whole. Rejects only when it cannot be started or was aborted. */
  answer(args: readonly string[], how?: { readonly cwd?: string; readonly signal?: AbortSignal }): Promise<Answer>;
  /** Starts a command that outlives the extension host; its stdin stays open. */
  start(args: readonly string[], how: { readonly cwd?: string }): ChildProcessWithoutNullStreams;
}

export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const LARGEST_ANSWER = 64 * 1024 * 1024;

/** The command line at `script`, run by the Node that runs the editor. */
export function commandLine(script: string): CommandLine {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' };
  return {
    answer: (args, how = {}) =>
      new Promise((resolve, reject) => {
        execFile(
          process.execPath,
          [script, ...args],
          { ...how, env, maxBuffer: LARGEST_ANSWER },
          (error, stdout, stderr) => {
            const code = error === null ? 0 : error.code;
            if (typeof code === 'number') resolve({ code, stdout, stderr });
            else reject(error ?? new Error(`${script} ended without an exit code`));
          },
        );
      }),
    start: (args, how) =>
      spawn(process.execPath, [script, ...args], { ...how, env, detached: true, windowsHide: true }),
  };
}

/** What a command said on stderr, without its name in front: a sentence to show. */
export function sentenceOf({ stderr, code }: Answer): string {
  const lines = stderr.split('\n').filter(line => line.trim() !== '');
  const said = lines.map(line => line.replace(/^headroom: /, '')).join(' ');
  return said === ''
    ? `Headroom's command line ended with exit code ${code} and said nothing. The log has more.`
    : said;
}
