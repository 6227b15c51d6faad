import { asRecord } from '../../kubernetes/object';
import { commandLine } from './command-line';

/** Seconds that a preStop hook waits: `sleep: {seconds: 5}`, or a command that sleeps. `undefined` when it does something else. */
export function preStopSleep(preStop: unknown): number | undefined {
  const { sleep, exec } = asRecord(preStop);
  const seconds = asRecord(sleep)['seconds'];
  if (typeof seconds === 'number') return seconds;
  const match = /^(?:(?:\/bin\/)?(?:ba)?sh -c )?(?:\/bin\/)?sleep (\d+(?:\.\d+)?)s?$/.exec(commandLine(exec));
  return match ? Number(match[1]) : undefined;
}
