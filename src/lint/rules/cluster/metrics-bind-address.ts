import * as l10n from '@vscode/l10n';
import { bindings, type Binding } from '../../cluster-config/bindings';
import { clusterKinds, isKindCluster } from '../../cluster-config/component-configs';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';

export const metricsBindAddress: Rule = {
  meta: {
    id: 'metrics-bind-address',
    title: 'Metrics that Prometheus cannot reach',
    severity: 'info',
    category: 'cluster',
    why: 'kubeadm and kind let the controller manager, the scheduler, etcd and kube-proxy answer on 127.0.0.1 only. Prometheus, which asks at the address of the node, gets "connection refused": the dashboards of the control plane stay empty just when they are needed.',
    whatToDo:
      'Let them answer on the address of the node, `0.0.0.0` in a lab, and guard the ports (10257, 10259, 2381, 10249) elsewhere: those of etcd and kube-proxy ask for no credentials.',
    links: [
      {
        title: 'Metrics for Kubernetes system components',
        url: 'https://kubernetes.io/docs/concepts/cluster-administration/system-metrics/',
      },
      {
        title: 'kubeadm: customizing components',
        url: 'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/control-plane-flags/',
      },
    ],
  },
  about: { kinds: clusterKinds },
  check(target, context) {
    const own = bindings(target);
    if (own.length === 0) return [];
    const group = isKindCluster(target) ? own : together(context);
    const opened = group.some(({ reach }) => reach === 'open');
    return own.flatMap((binding, index) => {
      if (binding.reach === 'local') return [local(binding)];
      const isFirst = own.findIndex(({ component }) => component === binding.component) === index;
      const isSet = group.some(({ component, reach }) => component === binding.component && reach !== 'unset');
      return binding.reach === 'unset' && opened && isFirst && !isSet ? [unset(binding)] : [];
    });
  },
};

/** The documents of one kubeadm file configure one cluster. */
function together({ objects }: LintContext): readonly Binding[] {
  return objects.filter((one: LintObject) => !isKindCluster(one)).flatMap(bindings);
}

function local({ component, path, open, value }: Binding): Finding {
  return {
    path,
    message: l10n.t`Metrics of ${component} answer on this node only: Prometheus gets "connection refused". Set the address to ${value}.`,
    fixes: [{ title: l10n.t`Set it to ${value}`, safe: false, changes: [open], placeholder: path }],
  };
}

function unset({ component, path, open, value }: Binding): Finding {
  return {
    path: path.slice(0, -1),
    at: 'key',
    message: l10n.t`Others of the control plane are open to Prometheus, but metrics of ${component} stay on 127.0.0.1. Set the address to ${value}.`,
    fixes: [{ title: l10n.t`Let ${component} answer on ${value}`, safe: false, changes: [open] }],
  };
}
