import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { BRIDGES, CGROUP, RUN } from '../../practice/real-node/places.mjs';

/** What a real node of the cluster in `dir` has left on this machine, by sort. */
export function leftOf(dir: string) {
  const isOfIt = (text: string): boolean => text.includes(dir) || text.includes(RUN);
  return {
    bridges: Object.values(BRIDGES).filter(name => existsSync(`/sys/class/net/${name}`)),
    devices: readdirSync('/sys/class/net').filter(name => name.startsWith('bwp')),
    cgroups: readdirSync('/sys/fs/cgroup').filter(name => existsSync(`/sys/fs/cgroup/${name}/${CGROUP}`)),
    mounts: readFileSync('/proc/self/mountinfo', 'utf8').split('\n').filter(isOfIt),
    tables: execFileSync('nft', ['list', 'tables'], { encoding: 'utf8' }).match(/kube-proxy/g) ?? [],
    run: existsSync(RUN),
    folder: existsSync(dir),
    processes: living().filter(isOfIt),
  };
}

/** The command lines of what runs now; what has ended has none. */
function living(): readonly string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        // It ended while we looked.
        return '';
      }
    });
}
