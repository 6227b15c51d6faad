import { spawn } from 'node:child_process';

/**
 * Runs one command with its output shown, and says how long it took.
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
export function step(title, command, args, options = {}) {
  console.log(`\n▶ ${title}`);
  const began = Date.now();
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', error => {
      console.error(`${title}: ${command} cannot be started (${error.message}).`);
      resolve(false);
    });
    child.on('exit', code => {
      console.log(`${code === 0 ? '✔' : '✘'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      resolve(code === 0);
    });
  });
}
