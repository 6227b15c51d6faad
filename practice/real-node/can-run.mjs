import { existsSync } from 'node:fs';
import { findProgram } from '../programs.mjs';

/** Where Debian and others put the network plugins. */
const PLUGIN_FOLDERS = ['/usr/lib/cni', '/opt/cni/bin', '/usr/libexec/cni'];
const PROGRAMS = ['containerd', 'containerd-shim-runc-v2', 'ctr', 'runc', 'ip', 'nft', 'conntrack'];
const PLUGINS = ['bridge', 'host-local', 'bandwidth', 'loopback'];

/** The folder of the network plugins; undefined when there is none with all that a node needs. */
export function findPlugins() {
  return PLUGIN_FOLDERS.find(folder => PLUGINS.every(name => existsSync(`${folder}/${name}`)));
}

/** Why this machine cannot have a real node, as a sentence; undefined when it can. */
export function whyNoRealNode() {
  if (process.platform !== 'linux') return 'A real node needs Linux; all nodes are simulated.';
  if (process.getuid?.() !== 0) return 'A real node needs root; all nodes are simulated.';
  const missing = PROGRAMS.filter(name => !findProgram(name));
  if (missing.length > 0) return `A real node needs ${missing.join(', ')}; all nodes are simulated.`;
  if (!findPlugins())
    return 'A real node needs the CNI plugins (Debian: containernetworking-plugins); all nodes are simulated.';
  return undefined;
}
