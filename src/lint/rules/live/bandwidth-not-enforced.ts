import * as l10n from '@vscode/l10n';
import { bandwidthAnnotations, trafficShaping } from '../../bandwidth';
import { seenIn } from '../../cluster-facts';
import { podTemplates } from '../../containers';
import type { Rule } from '../../rule';
import { fromCluster } from './page';

export const bandwidthNotEnforced: Rule = {
  meta: {
    id: 'bandwidth-not-enforced',
    title: 'Bandwidth annotation that the CNI of the cluster does not obey',
    severity: 'warning',
    category: 'bandwidth',
    why: `Kubernetes only passes the annotations on: a CNI has to limit the traffic. Flannel's and kind's own chain has no bandwidth plugin; Cilium and the Amazon VPC CNI obey only when that is switched on (then this is an info). The CNI is known by the labels of its agents. ${fromCluster}`,
    whatToDo:
      'Add the bandwidth plugin to the chain, or switch it on (Cilium: `bandwidthManager.enabled=true`), and measure: a limit that nobody obeys looks like one.',
    links: [trafficShaping],
  },
  about: { pods: true },
  check(target, { cluster }) {
    const cni = cluster?.cni;
    if (!cluster || !cni || cni.bandwidth === 'yes') return [];
    const { name, how = '' } = cni;
    return podTemplates(target).flatMap(({ annotations, metadataPath, pod }) =>
      bandwidthAnnotations
        .filter(key => annotations[key] !== undefined && pod['hostNetwork'] !== true)
        .map(key => ({
          path: [...metadataPath, 'annotations', key],
          ...(cni.bandwidth === 'switch'
            ? {
                severity: 'info' as const,
                message: l10n.t`${name} (${seenIn(cluster)}) obeys ${key} only with ${how}: see that it is switched on.`,
              }
            : {
                message: l10n.t`${name} (${seenIn(cluster)}) does not obey ${key}: nothing is limited. It takes ${how}.`,
              }),
        })),
    );
  },
};
