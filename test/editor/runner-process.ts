import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the runners that the extension under `folder` started, from /proc. */
export function runnersUnder(folder: string): readonly number[] {
  return processesOf(([, script = '', command]) => {
    return script.startsWith(folder) && script.endsWith('dist/cli.js') && command === 'run';
  });
}

/** Process ids of those that follow the cluster of a kubeconfig for an editor. */
export function observersOf(kubeconfig: string): readonly number[] {
  return processesOf(words => words[2] === 'observer' && words.includes(kubeconfig));
}

function processesOf(isWanted: (words: readonly string[]) => boolean): readonly number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => isWanted(commandLineOf(pid)));
}

function commandLineOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It ended between being listed and being read.
    return [];
  }
}
