import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from '../steps.mjs';
import { BRIDGES, NODE_ADDRESS } from './places.mjs';

const FORWARDING = '/proc/sys/net/ipv4/ip_forward';

/** Gives the node an address of its own; everything else the bandwidth and bridge plugins make. */
export async function makeNodeBridge() {
  await run('ip', ['link', 'add', BRIDGES.node, 'type', 'bridge']);
  await run('ip', ['address', 'add', `${NODE_ADDRESS}/32`, 'dev', BRIDGES.node]);
  await run('ip', ['link', 'set', BRIDGES.node, 'up']);
}

/** What the machine's forwarding was; the bridge plugin switches it on. */
export function forwarding() {
  return readFileSync(FORWARDING, 'utf8').trim();
}

/** Sets it back. */
export function setForwarding(value) {
  if (forwarding() !== value) writeFileSync(FORWARDING, value);
}

/** Removes the bridges, the devices that the bandwidth plugin made for pods, and kube-proxy's tables. */
export async function removeNetwork() {
  for (const device of await devices()) {
    if (Object.values(BRIDGES).includes(device.ifname) || isOfPods(device)) {
      await run('ip', ['link', 'delete', device.ifname]).catch(ignoreMissing);
    }
  }
  for (const family of ['ip', 'ip6']) await run('nft', ['delete', 'table', family, 'kube-proxy']).catch(ignoreMissing);
}

/** The bandwidth plugin names its ifb devices `bwp` and a hash; nobody else does. */
function isOfPods({ ifname, master }) {
  return master === BRIDGES.pods || /^bwp[0-9a-f]{12}$/.test(ifname);
}

async function devices() {
  return JSON.parse(await run('ip', ['-json', 'link', 'show']));
}

/** Gone already is as good as removed. */
function ignoreMissing(error) {
  if (!/Cannot find device|No such (file|device)/.test(error.message)) throw error;
}

/** True when an earlier node left its bridge, or another cluster has it now. */
export function isBridgeThere() {
  return existsSync(`/sys/class/net/${BRIDGES.node}`);
}
