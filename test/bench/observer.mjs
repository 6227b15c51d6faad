import { readFileSync } from 'node:fs';
import { nodes, pods } from './big-cluster.mjs';
import { startObserver, withBigCluster, workload } from './observed-cluster.mjs';
import { meanwhile } from './observer-meanwhile.mjs';

const rounds = 9;

/**
 * The observer before a cluster of 5000 nodes with 100,000 pods: how long until it answers and the memory that takes, and how
 * long a question about a workload takes then; and what is felt meanwhile. The API server's pages are made before, so its own
 * speed does not count.
 */
export function observerBench() {
  return withBigCluster(async (kubeconfig, pour) => [
    ...(await measured(kubeconfig)),
    ...(await meanwhile(kubeconfig, pour)),
  ]);
}

async function measured(kubeconfig) {
  const began = performance.now();
  const observer = startObserver(kubeconfig);
  try {
    let said;
    do said = await observer.next();
    while (said.state !== 'live');
    const loaded = performance.now() - began;
    const loadedCpu = cpuMs(observer.pid);
    const times = [];
    for (let id = 0; id < rounds; id++) {
      const start = performance.now();
      observer.say({ id, question: 'workload', with: { object: workload(id) } });
      const { answer, error } = await observer.next();
      if (!(answer?.fits > 0)) throw new Error(`The bench's workload fits nowhere: ${error}`);
      times.push(performance.now() - start);
    }
    const memory = peakMemory(observer.pid);
    const each = (cpuMs(observer.pid) - loadedCpu) / rounds;
    console.log(
      `                CPU time of the observer: ${loadedCpu.toFixed(0)} ms to load, ${each.toFixed(0)} ms a question`,
    );
    const of = `of ${nodes} nodes with ${pods} pods`;
    const row = (name, figure, unit, limit) => ({ name, figure, unit, bound: 'at most', limit });
    return [
      row(`observer: snapshot ${of} loaded`, loaded / 1000, 's', 3),
      row(`observer: peak memory with a snapshot ${of}`, memory, 'MB', 400),
      row(`observer: question about a workload, first`, times[0], 'ms', 300),
      row(`observer: question about a workload, warm`, times.sort((a, b) => a - b)[rounds >> 1], 'ms', 80),
    ];
  } finally {
    await observer.end();
  }
}

/** Linux only: what a process has computed so far, all threads, ms; the clock ticks 100 times a second. */
function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Linux only: the high-water mark of what was resident, MB. */
function peakMemory(pid) {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
