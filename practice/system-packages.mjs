import { existsSync } from 'node:fs';
import { findGo } from './cluster/go.mjs';
import { findProgram } from './programs.mjs';
import { findPlugins } from './real-node/can-run.mjs';
import { run, step } from './steps.mjs';

const EDITOR = {
  ripgrep: () => findProgram('rg'),
  'libkrb5-dev': () => existsSync('/usr/include/gssapi/gssapi.h') || findProgram('krb5-config'),
  'g++': () => findProgram('g++') ?? findProgram('clang++'),
  make: () => findProgram('make'),
  python3: () => findProgram('python3'),
  'pkg-config': () => findProgram('pkg-config'),
};
const NEEDS = {
  editor: EDITOR,
  browser: { chromium: findChromium },
  // Only what is not there by any package: Docker's own containerd stays as it is.
  node: {
    containerd: () => findProgram('containerd'),
    runc: () => findProgram('runc'),
    'containernetworking-plugins': findPlugins,
    iproute2: () => findProgram('ip'),
    nftables: () => findProgram('nft'),
    conntrack: () => findProgram('conntrack'),
  },
  // Debian 12 itself has an older Go; its backports and later releases have this one.
  cluster: { 'golang-1.26-go': findGo },
};

/** The browser that the tests drive. */
export function findChromium() {
  return ['chromium', 'chromium-browser', 'google-chrome'].map(findProgram).find(Boolean);
}

/** The Debian packages that these purposes (`editor`, `browser`, `cluster`, `node`) still lack. */
export async function missingSystemPackages(purposes) {
  const names = [];
  for (const [name, isThere] of purposes.flatMap(purpose => Object.entries(NEEDS[purpose]))) {
    if (!(await isThere())) names.push(name);
  }
  return names;
}

/**
 * Installs what is missing where that can be done without asking, which is as root on Debian; elsewhere it throws
 * the command to run. A Go that Debian does not offer is left to the cluster, which says what to do.
 */
export async function systemPackages(purposes, say = console.log, signal) {
  if ((await missingSystemPackages(purposes)).length === 0) return;
  const apt = findProgram('apt-get');
  const isRoot = process.getuid?.() === 0;
  if (apt && isRoot) await run(apt, ['update'], { signal });
  const names = await offered(apt, await missingSystemPackages(purposes));
  if (names.length === 0) return;
  if (!apt || !isRoot) throw new Error(whatToInstall(names, Boolean(apt)));
  const what = `installing Debian packages (${names.join(', ')})`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run(apt, ['install', '-y', '--no-install-recommends', ...names], { env, signal });
  await step({ say, what, usually: '1 minute' }, install);
}

async function offered(apt, names) {
  const isOffered = name => run('apt-cache', ['show', name]).then(Boolean, () => false);
  const kept = await Promise.all(
    names.map(async name => !name.startsWith('golang') || (apt && (await isOffered(name)))),
  );
  return names.filter((_, index) => kept[index]);
}

/** One sentence and one command for a person who has to install something by hand. */
export function whatToInstall(names, hasApt) {
  if (hasApt)
    return `Some system packages are missing. Install them, then start again: sudo apt-get install ${names.join(' ')}`;
  const list = names.join(', ');
  return `Some programs are missing. Install what Debian calls ${list} with your package manager, then start again.`;
}
