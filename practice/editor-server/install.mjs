import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../folders.mjs';
import { withLock } from '../lock.mjs';
import { findProgram } from '../programs.mjs';
import { run, step } from '../steps.mjs';

/** This release serves VS Code 1.100.3, the oldest that the extension says it runs in. */
export const CODE_SERVER = '4.100.3';

const NATIVE = ['@vscode/spdlog', 'native-watchdog', 'node-pty', '@parcel/watcher', 'kerberos'];
const FETCH_ONLY = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];

/** Installs VS Code's server once, for this Node, and resolves to the folder with its out/server-main.js. */
export async function installEditorServer(say = console.log, signal) {
  const abi = `${process.platform}-${process.arch}-node${process.versions.modules}`;
  const folder = cacheFolder('editor', `code-server-${CODE_SERVER}-${abi}`);
  await withLock(`${folder}.lock`, { what: 'installing the editor', say }, async () => {
    if (existsSync(folder)) return;
    const what = `installing VS Code for the browser (code-server ${CODE_SERVER})`;
    await step({ say, what, usually: '30 to 90 seconds, once' }, () => install(folder, signal));
  });
  return vscodeIn(folder);
}

async function install(folder, signal) {
  const npm = (args, cwd) => runNpm(args, cwd, signal);
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'package.json'), '{ "private": true }');
  await npm([...FETCH_ONLY, `code-server@${CODE_SERVER}`], unfinished);
  const vscode = vscodeIn(unfinished);
  await npm([...FETCH_ONLY, '--omit=dev'], vscode);
  await buildNative(vscode, npm);
  symlinkSync('node_modules', join(vscode, 'node_modules.asar'));
  await npm([...FETCH_ONLY, '--omit=dev'], join(vscode, 'extensions'));
  await linkRipgrep(vscode);
  renameSync(unfinished, folder);
}

function vscodeIn(folder) {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

async function buildNative(vscode, npm) {
  const rebuild = ['rebuild', '--ignore-scripts=false', ...headers(), ...NATIVE];
  // node-pty ends with an error after it has built, so what counts is whether all load, not npm's word.
  const said = await npm(rebuild, vscode).catch(error => error.message);
  const load = NATIVE.map(name => `require('${name}');`).join(' ');
  await run(process.execPath, ['--input-type=commonjs', '-e', load], { cwd: vscode }).catch(error => {
    throw new Error(
      'The native parts of VS Code could not be built. A C++ compiler, make, python3, pkg-config and the Kerberos ' +
        `headers are needed.\n${error.message}\nThe build said:\n${said}`,
    );
  });
}

/** Node's own headers, where they came with it; without them node-gyp looks for them online. */
function headers() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? [`--nodedir=${prefix}`] : [];
}

async function linkRipgrep(vscode) {
  const ripgrep = findProgram('rg');
  if (!ripgrep)
    throw new Error('ripgrep (rg), with which VS Code searches, is not installed. Install the package ripgrep.');
  const bin = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(bin, { recursive: true });
  rmSync(join(bin, 'rg'), { force: true });
  symlinkSync(ripgrep, join(bin, 'rg'));
}

function runNpm(args, cwd, signal) {
  // Under `npm start`, npm's settings for this project are in the environment; they are not meant for that folder.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(registry|cafile|proxy|https_proxy))/i.test(name),
  );
  return run('npm', args, { cwd, env: { ...Object.fromEntries(own), JOBS: 'max' }, timeoutMs: 15 * 60_000, signal });
}
