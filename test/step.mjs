import { spawn } from 'node:child_process';

/**
 * Runs one command with its output shown, and says how long it took. With `together` other steps run beside it: then
 * its output is shown whole when it has ended.
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
export async function step(title, command, args, { together = false, ...options } = {}) {
  console.log(`\n▶ ${title}${together ? ' (beside what follows; shown when they have ended)' : ''}`);
  const began = Date.now();
  const { ok, output } = await run(title, command, args, { ...options, stdio: stdioOf(together) });
  if (together) console.log(`\n▶ ${title}`);
  process.stdout.write(output);
  console.log(`${ok ? '✔' : '✘'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return ok;
}

const stdioOf = together => ['ignore', ...(together ? ['pipe', 'pipe'] : ['inherit', 'inherit'])];

function run(title, command, args, options) {
  const pieces = [];
  return new Promise(resolve => {
    const child = spawn(command, args, options);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', piece => pieces.push(piece));
    child.on('error', error => {
      resolve({ ok: false, output: `${title}: ${command} cannot be started (${error.message}).\n` });
    });
    child.on('close', code => resolve({ ok: code === 0, output: Buffer.concat(pieces).toString() }));
  });
}
