import { randomBytes } from 'node:crypto';

/**
 * A new run's id, e.g. `20261121-060512-3f9a`: sorts by time, reads as a label value and as part of a DNS label.
 * @param now epoch ms
 */
export function newRunId(now: number = Date.now()): string {
  const [date = '', time = ''] = new Date(now).toISOString().split('T');
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${randomBytes(2).toString('hex')}`;
}

const shape = /^\d{8}-\d{6}-[0-9a-f]{4}$/;

/** Whether a text is an id that `newRunId` made; anything else must never become part of a path. */
export function isRunId(text: string): boolean {
  return shape.test(text);
}
