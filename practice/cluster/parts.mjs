import { join } from 'node:path';

// Apart from each other, and wide enough for hundreds of nodes with 254 pod addresses each.
const SERVICE_ADDRESSES = '10.96.0.0/16';
const POD_ADDRESSES = '10.128.0.0/11';

/** The API server's arguments. */
export function apiServer({ folder, port, etcd, tokenFile, keyFile }) {
  return [
    'kube-apiserver',
    `--etcd-servers=${etcd}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    // A loopback address cannot be an Endpoint, so the `kubernetes` Service has none.
    '--endpoint-reconciler-type=none',
    `--secure-port=${port}`,
    `--cert-dir=${join(folder, 'certificates')}`,
    `--service-cluster-ip-range=${SERVICE_ADDRESSES}`,
    `--token-auth-file=${tokenFile}`,
    '--authorization-mode=Node,RBAC',
    '--allow-privileged=true',
    ...certificateFlags(join(folder, 'certificates')),
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${keyFile}`,
    `--service-account-signing-key-file=${keyFile}`,
  ];
}

/** Persons with certificates, the way to a kubelet's logs, and the way to metrics-server. */
function certificateFlags(folder) {
  const file = name => join(folder, name);
  return [
    `--client-ca-file=${file('client-ca.crt')}`,
    `--kubelet-client-certificate=${file('kube-apiserver-kubelet-client.crt')}`,
    `--kubelet-client-key=${file('kube-apiserver-kubelet-client.key')}`,
    '--kubelet-preferred-address-types=InternalIP',
    `--requestheader-client-ca-file=${file('front-proxy-ca.crt')}`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    `--proxy-client-cert-file=${file('front-proxy-client.crt')}`,
    `--proxy-client-key-file=${file('front-proxy-client.key')}`,
  ];
}

/** The controller manager's arguments. */
export function controllerManager({ kubeconfig, keyFile, certificate }) {
  return [
    'kube-controller-manager',
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    '--secure-port=0',
    // With the default of 20 requests a second this part would be the bottleneck of every measurement.
    '--kube-api-qps=500',
    '--kube-api-burst=1000',
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${keyFile}`,
    `--root-ca-file=${certificate}`,
    '--allocate-node-cidrs=true',
    `--cluster-cidr=${POD_ADDRESSES}`,
    `--service-cluster-ip-range=${SERVICE_ADDRESSES}`,
  ];
}

/** The scheduler's arguments; at -v=10 its log names the score of every plugin for every node. */
export function scheduler({ kubeconfig }) {
  return ['kube-scheduler', `--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--secure-port=0', '-v=10'];
}

/** The arguments of kwok, which plays the kubelets. */
export function kwok({ kubeconfig, stages }) {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--config=${stages}`,
    '--manage-all-nodes=false',
    '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
    '--node-lease-duration-seconds=40',
  ];
}
