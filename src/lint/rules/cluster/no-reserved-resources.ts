import * as l10n from '@vscode/l10n';
import { clusterKinds, componentConfigs, isKindCluster } from '../../cluster-config/component-configs';
import { flagsOf } from '../../cluster-config/flags';
import { ofKind } from '../../of-kind';
import type { Finding, LintContext, Rule } from '../../rule';

const fields = ['kubeReserved', 'systemReserved', 'reservedSystemCPUs', 'reservedMemory'];
const flags = ['kube-reserved', 'system-reserved', 'reserved-cpus', 'reserved-memory'];
const reserved = { cpu: '200m', memory: '512Mi' };

export const noReservedResources: Rule = {
  meta: {
    id: 'no-reserved-resources',
    title: 'Kubelet that keeps nothing for the node',
    severity: 'info',
    category: 'cluster',
    acrossFiles: true,
    why: 'Without `kubeReserved` and `systemReserved` the scheduler gives all of a node to pods. When they use it, kubelet, container runtime and sshd starve with them: the node goes NotReady under load, and its pods move on to the next.',
    whatToDo:
      'Set `systemReserved` and `kubeReserved` for CPU and memory. The suggestion is a small node; larger ones and more pods want more.',
    links: [
      {
        title: 'Reserve compute resources for system daemons',
        url: 'https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/',
      },
    ],
  },
  about: { kinds: clusterKinds },
  check(target, context) {
    // Nodes of kind are containers on one machine: what they reserve protects nothing.
    if (isKindCluster(target)) return [];
    const bare = componentConfigs(target).filter(
      ({ kind, config }) => kind === 'KubeletConfiguration' && !fields.some(field => field in config),
    );
    return bare.length > 0 && !isReservedElsewhere(context) ? bare.map(({ path }) => finding(path)) : [];
  },
};

/** A drop-in file or a flag beside it may well set them. */
function isReservedElsewhere(context: LintContext): boolean {
  return ['KubeletConfiguration', 'InitConfiguration', 'JoinConfiguration', 'ConfigMap']
    .flatMap(kind => ofKind(context, kind))
    .some(
      target =>
        flagsOf(target).some(({ component, name }) => component === 'kubelet' && flags.includes(name)) ||
        componentConfigs(target).some(({ config }) => fields.some(field => field in config)),
    );
}

function finding(path: Finding['path']): Finding {
  const system = [...path, 'systemReserved'];
  const kube = [...path, 'kubeReserved'];
  return {
    path: system,
    message: l10n.t`The kubelet keeps no CPU and memory for the node itself. Set systemReserved and kubeReserved.`,
    fixes: [
      {
        title: l10n.t`Reserve ${reserved.cpu} CPU and ${reserved.memory} for the system and for Kubernetes`,
        safe: false,
        changes: [
          { op: 'set', path: system, value: reserved },
          { op: 'set', path: kube, value: reserved },
        ],
        placeholder: [...system, 'cpu'],
      },
    ],
  };
}
