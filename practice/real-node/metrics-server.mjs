import { NODE } from './places.mjs';

const NAMESPACE = 'kube-system';
const GROUP = 'metrics.k8s.io';

/** The arguments of metrics-server, which asks the real node only: simulated ones use nothing. */
export function metricsServerArguments({ kubeconfig, port, certificates }) {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${certificates}`,
    '--kubelet-insecure-tls',
    '--kubelet-preferred-address-types=InternalIP',
    '--metric-resolution=10s',
    '--kubelet-request-timeout=5s',
    `--node-selector=kubernetes.io/hostname=${NODE}`,
  ];
}

/** Tells the API server where the metrics API is: beside it, on this machine's loopback. */
export async function registerMetricsApi(call, port) {
  const name = 'metrics-server';
  await call('POST', `/api/v1/namespaces/${NAMESPACE}/services`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
  });
  await call('POST', '/apis/apiregistration.k8s.io/v1/apiservices', {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `v1beta1.${GROUP}` },
    spec: {
      group: GROUP,
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { name, namespace: NAMESPACE, port },
    },
  });
}
