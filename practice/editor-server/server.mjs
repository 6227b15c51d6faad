import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../cluster/ports.mjs';
import { isRunning, lastLines, startDetached, stop } from '../processes.mjs';
import { installEditorServer } from './install.mjs';

const ANSWER_MS = 60_000;
const QUIET = {
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
};

/**
 * Serves VS Code on 127.0.0.1 and resolves when it answers to {url, port, pid, stop}. Installs it first where needed.
 * `trust: false` leaves workspace trust on, with its dialog; `true` trusts every folder. `env` is what extensions see,
 * `settings` are added to the machine's. Without `port`, a free one is taken.
 */
export async function startEditorServer(options) {
  const { port = (await freePorts(1))[0], dataDir, extensionsDir, trust = true, logFile, say } = options;
  const vscode = await installEditorServer(say, options.signal);
  writeSettings(dataDir, options.settings);
  mkdirSync(extensionsDir, { recursive: true });
  mkdirSync(dirname(logFile), { recursive: true });
  await endLeftover(dataDir);
  const args = [join(vscode, 'out', 'server-main.js'), ...serverArguments({ port, dataDir, extensionsDir, trust })];
  const env = environment(options.env ?? process.env);
  const record = await startDetached({ name: 'VS Code', command: process.execPath, args, log: logFile, env });
  writeFileSync(recordIn(dataDir), JSON.stringify(record));
  const url = `http://127.0.0.1:${port}/`;
  try {
    await answers(url, record, options.signal);
  } catch (error) {
    await stop(record);
    throw error;
  }
  return { url, port, pid: record.pid, stop: () => stop(record) };
}

/** A server whose starter was killed lives on; the next start over the same data ends it, and nothing else. */
async function endLeftover(dataDir) {
  if (existsSync(recordIn(dataDir))) await stop(JSON.parse(readFileSync(recordIn(dataDir), 'utf8')));
}

function recordIn(dataDir) {
  return join(dataDir, 'server-process.json');
}

function serverArguments({ port, dataDir, extensionsDir, trust }) {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir, '--telemetry-level', 'off'],
    ...(trust ? ['--disable-workspace-trust'] : []),
  ];
}

function writeSettings(dataDir, settings = {}) {
  const folder = join(dataDir, 'data', 'Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
}

/** Without what npm or another VS Code, in whose terminal this may run, left for its own children. */
function environment(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/i.test(name)));
}

async function answers(url, record, signal) {
  for (const end = Date.now() + ANSWER_MS; Date.now() < end; await sleep(200, undefined, { signal })) {
    if (!isRunning(record))
      throw new Error(`VS Code ended while starting; ${record.log} says:\n${lastLines(record.log)}`);
    if ((await statusOf(url)) === 200) return;
  }
  throw new Error(`VS Code did not answer at ${url} within ${ANSWER_MS / 1000} s. Its log is ${record.log}.`);
}

function statusOf(url) {
  return new Promise(resolve => {
    const asked = get(url, { timeout: 5_000 }, answer => (answer.resume(), resolve(answer.statusCode)));
    asked.once('timeout', () => asked.destroy()).once('error', () => resolve(undefined));
  });
}
