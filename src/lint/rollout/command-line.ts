import { asList, asRecord } from '../../kubernetes/object';

/** What an exec handler runs, in one line; empty when a part of it is no plain text. */
export function commandLine(exec: unknown): string {
  const parts = asList(asRecord(exec)['command']);
  return parts.every(part => typeof part === 'string') ? parts.join(' ').trim() : '';
}
