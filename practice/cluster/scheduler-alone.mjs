import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDetached, stop } from '../processes.mjs';
import { binaries } from './binaries.mjs';
import { writeKubeconfig } from './kubeconfig.mjs';

const NAME = 'kube-scheduler';

/**
 * A scheduler of this practice cluster's build with profiles of your own (of a KubeSchedulerConfiguration), for an API
 * server that runs already. Resolves to {log, stop}; at -v=10 the log names the score of every plugin for every node.
 */
export async function startScheduler({ dir, server, certificateAuthority, token, profiles, say = console.log }) {
  const { controlPlane } = await binaries({ say });
  const kubeconfig = writeKubeconfig(join(dir, `${NAME}.kubeconfig`), {
    ...{ server, certificateAuthority, cluster: NAME },
    contexts: [{ name: NAME, token }],
  });
  const configuration = {
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    leaderElection: { leaderElect: false },
    // With the default of 50 requests a second binding would be the bottleneck.
    clientConnection: { kubeconfig, qps: 1000, burst: 2000 },
    profiles,
  };
  const file = join(dir, `${NAME}.json`);
  writeFileSync(file, JSON.stringify(configuration), { mode: 0o600 });
  const log = join(dir, `${NAME}.log`);
  const args = [NAME, `--config=${file}`, '--secure-port=0', '-v=10'];
  const record = await startDetached({ name: NAME, command: controlPlane, args, log, cwd: dir });
  return { log, stop: () => stop(record) };
}
