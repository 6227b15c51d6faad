import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IMAGE } from './image.mjs';
import { BRIDGES, CGROUP, NETWORK, NODE_ADDRESS, POD_ADDRESSES } from './places.mjs';

/** Debian's containerd speaks configuration version 2. */
export function containerdConfig({ containerd, socket, cni }, plugins) {
  return `version = 2
root = "${containerd.root}"
state = "${containerd.state}"
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing"]
[grpc]
  address = "${socket}"
[ttrpc]
  address = "${socket}.ttrpc"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${IMAGE}"
  # Without CAP_SYS_RESOURCE, as in a container, no sandbox would start otherwise.
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${plugins}"
    conf_dir = "${cni}"
`;
}

/** Pods on a bridge of their own, with the annotations kubernetes.io/ingress-bandwidth and egress-bandwidth enforced. */
export function cniConfig({ addresses }) {
  const ranges = [[{ subnet: POD_ADDRESSES }]];
  return {
    cniVersion: '1.0.0',
    name: NETWORK,
    plugins: [
      {
        type: 'bridge',
        bridge: BRIDGES.pods,
        isGateway: true,
        hairpinMode: true,
        ipam: { type: 'host-local', ranges, dataDir: addresses, routes: [{ dst: '0.0.0.0/0' }] },
      },
      { type: 'bandwidth', capabilities: { bandwidth: true } },
    ],
  };
}

/** The kubelet asks the API server who calls it and what they may. */
export function kubeletConfig({ socket, podLogs, volumePlugins }, { clientCa, maxPods, taints }) {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: NODE_ADDRESS,
    authentication: { anonymous: { enabled: false }, webhook: { enabled: true }, x509: { clientCAFile: clientCa } },
    authorization: { mode: 'Webhook' },
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${CGROUP}`,
    containerRuntimeEndpoint: `unix://${socket}`,
    enforceNodeAllocatable: ['pods'],
    evictionHard: { 'nodefs.available': '1%', 'memory.available': '50Mi' },
    failCgroupV1: false,
    failSwapOn: false,
    healthzPort: 0,
    makeIPTablesUtilChains: false,
    maxPods,
    podLogsDir: podLogs,
    readOnlyPort: 0,
    registerWithTaints: taints,
    // Otherwise pods would wait a minute for a DNS server that is not there.
    clusterDomain: 'cluster.local',
    resolvConf: '',
    syncFrequency: '10s',
    nodeStatusUpdateFrequency: '5s',
    volumePluginDir: volumePlugins,
  };
}

/** Service addresses through nftables; no health port, no metrics port. */
export function proxyConfig({ kubeconfig }) {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: 'nftables',
    clientConnection: { kubeconfig },
    clusterCIDR: POD_ADDRESSES,
    healthzBindAddress: '',
    metricsBindAddress: '',
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
  };
}

/** Writes all of them where `places` says. */
export function writeNodeFiles(places, { plugins, clientCa, maxPods, taints, kubeconfig }) {
  for (const folder of [places.cni, places.addresses, places.podLogs, places.volumePlugins]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  writeFileSync(places.containerd.config, containerdConfig(places, plugins));
  const json = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  json(join(places.cni, '10-headroom.conflist'), cniConfig(places));
  json(places.kubelet.config, kubeletConfig(places, { clientCa, maxPods, taints }));
  json(places.proxy, proxyConfig({ kubeconfig }));
}
