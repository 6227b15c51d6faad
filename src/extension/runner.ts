import { eventReader } from '../report/read-events';
import type { RunEvent } from '../report/events';
import type { CommandLine } from './command-line';

/** A run that goes on in a process of its own. */
export interface Runner {
  /** Asks it to stop and to clean up; it ends by itself after that. */
  cancel(): void;
  /** Resolves when the process is gone, never rejects. */
  readonly ended: Promise<RunnerEnd>;
}

export interface RunnerEnd {
  /** Exit code, or null when a signal ended it. */
  readonly code: number | null;
  readonly stderr: string;
}

const STDERR_KEPT = 16_384;

/** Starts a runner and passes its events on as they arrive. The end of its stdin, also ours, means cancel. */
export function startRunner(
  cli: CommandLine,
  args: readonly string[],
  how: { readonly cwd?: string },
  onEvent: (event: RunEvent) => void,
): Runner {
  const child = cli.start(args, how);
  let stderr = '';
  const keep = (text: string): void => {
    stderr = (stderr + text).slice(-STDERR_KEPT);
  };
  child.stdout.setEncoding('utf8').on(
    'data',
    eventReader(onEvent, line => keep(`${line}\n`)),
  );
  child.stderr.setEncoding('utf8').on('data', keep);
  child.stdin.on('error', error => keep(`stdin: ${error.message}\n`));
  const ended = new Promise<RunnerEnd>(resolve => {
    child.on('error', error => resolve({ code: null, stderr: error.message }));
    child.on('close', code => resolve({ code, stderr }));
  });
  return { cancel: () => child.stdin.end(), ended };
}
