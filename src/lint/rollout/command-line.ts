import { asList, asRecord, type PlainRecord } from '../../kubernetes/object';

/** What an exec handler runs, in one line; empty when a part of it is no plain text. */
export function commandLine(exec: unknown): string {
  const parts = asList(asRecord(exec)['command']);
  return parts.every(part => typeof part === 'string') ? parts.join(' ').trim() : '';
}

/** What containers run that only keep a pod alive, to be used by `kubectl exec`; nothing listens in them. */
const idle = /^(?:(?:\/usr)?\/bin\/)?(?:sleep [\w.]+|tail -f \/dev\/null)$/;
const shell = /^(?:(?:\/usr)?\/bin\/)?(?:ba|da)?sh -c (?:exec )?/;

/** Whether a container only waits: `sleep infinity`, `tail -f /dev/null`, by itself or in a shell. */
export function isIdle({ command, args }: PlainRecord): boolean {
  const line = commandLine({ command: [...asList(command), ...asList(args)] });
  return asList(command).length > 0 && idle.test(line.replace(shell, ''));
}
