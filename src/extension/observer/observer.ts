import { createInterface } from 'node:readline';
import type { Following } from '../../observer/protocol';
import type { CommandLine } from '../command-line';
import type { ClusterAnswer } from './answer';

/** The process that follows the cluster. */
export interface Observer {
  /** Rejects with a sentence when there is no answer. */
  ask<Answer>(question: string, asked?: object): Promise<ClusterAnswer<Answer>>;
  /** The process ends by itself after that. */
  stop(): void;
  /** Resolves when the process is gone, with what it complained of last; never rejects. */
  readonly ended: Promise<string>;
}

type Line =
  (ClusterAnswer<never> & { readonly id: number }) | { readonly id: number; readonly error: string } | Following;

interface Waiting {
  readonly resolve: (answer: ClusterAnswer<never>) => void;
  readonly reject: (error: Error) => void;
}

const STDERR_KEPT = 4096;

/** Starts an observer; `args` name the cluster. The end of its stdin, also ours, ends it. */
export function startObserver(
  cli: CommandLine,
  args: readonly string[],
  onState: (following: Following) => void,
): Observer {
  const child = cli.start(['observer', '--stdio', ...args], {});
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let stderr = '';
  const keep = (text: string): void => void (stderr = (stderr + text).slice(-STDERR_KEPT));
  const take = (line: Line): void => {
    if (!('id' in line)) return onState(line);
    const asker = waiting.get(line.id);
    waiting.delete(line.id);
    if ('error' in line) asker?.reject(new Error(line.error));
    else asker?.resolve(line);
  };
  createInterface({ input: child.stdout }).on('line', text => {
    const line = lineOf(text);
    if (line) take(line);
    else keep(`${text}\n`);
  });
  child.stderr.setEncoding('utf8').on('data', keep);
  child.stdin.on('error', error => keep(`stdin: ${error.message}\n`));
  const ended = new Promise<string>(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', () => resolve(stderr.trim()));
  });
  const isOver = (): Error => new Error('The cluster is no longer followed.');
  let over = false;
  void ended.then(() => {
    over = true;
    for (const { reject } of waiting.values()) reject(isOver());
    waiting.clear();
  });
  return {
    ask: (question, asked = {}) =>
      new Promise((resolve, reject) => {
        if (over) return reject(isOver());
        const id = ++last;
        waiting.set(id, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id, question, with: asked })}\n`);
      }),
    stop: () => void child.stdin.end(),
    ended,
  };
}

/** Undefined for what is no word of the observer. */
function lineOf(text: string): Line | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null && ('id' in line || 'state' in line) ? (line as Line) : undefined;
  } catch {
    return undefined;
  }
}
