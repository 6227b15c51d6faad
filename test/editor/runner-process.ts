import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the runners that the extension under `folder` started, from /proc. */
export function runnersUnder(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      const [, script = '', command] = commandLineOf(pid);
      return script.startsWith(folder) && script.endsWith('dist/cli.js') && command === 'run';
    });
}

function commandLineOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It ended between being listed and being read.
    return [];
  }
}
