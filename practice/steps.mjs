import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

const REMINDER_MS = 60_000;

/** Says what a long step does and how long it usually takes, reminds every minute, and says how long it took. */
export async function step({ say, what, usually }, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say(`${what}: usually ${usually}`);
  const reminder = setInterval(() => say(`  still ${what} (${Math.round(seconds() / 60)} min)`), REMINDER_MS);
  try {
    const result = await work();
    say(`  done after ${seconds()} s`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

/** Runs a program to its end and resolves to what it printed; a failure carries the end of that. */
export async function run(command, args, { cwd, env = process.env, nice = 0, timeoutMs = 45 * 60_000, signal } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], signal });
  // Not spawn's own `timeout`: for a program that is not there, it keeps this process awake until it is over.
  const timer = setTimeout(() => child.kill(), timeoutMs).unref();
  let [output, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', text => ((output += text), (said += text)));
  child.stderr.setEncoding('utf8').on('data', text => (said += text));
  if (nice && child.pid) setPriority(child.pid, nice);
  const code = await new Promise((resolve, reject) => {
    child.once('error', error =>
      reject(signal?.aborted ? error : new Error(`${command} could not be started: ${error.message}`)),
    );
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  clearTimeout(timer);
  if (code === 0) return output;
  throw new Error(`${[command, ...args].join(' ')} failed (${code})${cwd ? ` in ${cwd}` : ''}:\n${shortened(said)}`);
}

/** npm and Go say what is wrong first, compilers last. */
function shortened(text) {
  const lines = text.trimEnd().split('\n');
  return (lines.length > 30 ? [...lines.slice(0, 10), '…', ...lines.slice(-20)] : lines).join('\n');
}
