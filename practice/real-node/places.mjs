import { join } from 'node:path';

/** One machine has one real node: kube-proxy's tables and these names can be there only once. */
export const NODE = 'practice-real';
export const NODE_ADDRESS = '198.19.0.1';
/** Inside 198.18.0.0/15, which is kept for benchmarks and routed nowhere. */
export const POD_ADDRESSES = '198.18.0.0/24';
export const BRIDGES = { node: 'headroom-node', pods: 'headroom-pods' };
/** The name of the pods' network, with which the files of its plugins begin. */
export const NETWORK = 'headroom';
/** The cgroup under which the kubelet makes all others. */
export const CGROUP = 'headroom-node';
/** Short, because the path of a socket may have 107 bytes only. */
export const RUN = '/run/headroom-node';

/** Where the node of the cluster in `dir` keeps its files. */
export function nodePlaces(dir) {
  const at = (...names) => join(dir, 'node', ...names);
  return {
    folder: at(),
    containerd: { config: at('containerd.toml'), root: at('containerd'), state: join(RUN, 'containerd') },
    socket: join(RUN, 'containerd.sock'),
    cni: at('cni'),
    addresses: at('addresses'),
    kubelet: { config: at('kubelet.json'), root: at('kubelet'), certificates: at('kubelet-certificates') },
    podLogs: at('pod-logs'),
    volumePlugins: at('volume-plugins'),
    proxy: at('kube-proxy.json'),
    before: at('before.json'),
  };
}
