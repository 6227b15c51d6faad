import * as l10n from '@vscode/l10n';
import { bandwidthAnnotations, bitsASecond, trafficShaping } from '../../bandwidth';
import { placementFor, seenIn } from '../../cluster-facts';
import { podTemplates } from '../../containers';
import { replicasOf } from '../../links/replicas';
import type { Rule } from '../../rule';
import { fromCluster } from './page';

export const bandwidthOverLink: Rule = {
  meta: {
    id: 'bandwidth-over-link',
    title: "Bandwidth of a workload above a node's link",
    severity: 'info',
    category: 'bandwidth',
    acrossFiles: true,
    options: [{ name: 'link', description: "bits a second of one node's link", default: '10G' }],
    why: `A limit protects the others on a node only while all of them fit through its link. With more replicas than nodes that take them, some share a node: so many times the limit has to fit. Kubernetes does not know the link; set it in \`.headroom.yaml\` (10 Gbit/s when it is not set). ${fromCluster}`,
    whatToDo: 'Lower the limit, spread the replicas over more nodes, or set `link` to what the nodes have.',
    links: [trafficShaping],
  },
  about: { pods: true },
  check(target, context, { link }) {
    const { cluster } = context;
    const most = bitsASecond(link);
    const limited = podTemplates(target).flatMap(({ annotations, metadataPath, pod }) =>
      pod['hostNetwork'] === true
        ? []
        : bandwidthAnnotations.flatMap(key => {
            const bits = bitsASecond(annotations[key]);
            return bits === undefined ? [] : [{ key, bits, path: [...metadataPath, 'annotations', key] }];
          }),
    );
    if (!cluster || most === undefined || limited.length === 0) return [];
    const placement = placementFor(target, context);
    if (!placement || placement.nodes === 0) return [];
    // Pods that run may stand where a next one would not go.
    const nodes = placement.running > 0 ? placement.nodes : Math.max(1, placement.fits);
    const together = Math.ceil((replicasOf(target, context)?.count ?? 1) / nodes);
    return limited
      .filter(({ bits }) => bits * together > most)
      .map(({ key, path, bits }) => ({
        path,
        message: l10n.t`${key} lets ${together} pods on one node (${seenIn(cluster)}) take ${(bits * together) / 1e9} Gbit/s, more than its link of ${most / 1e9} Gbit/s. Lower it, or spread over more nodes.`,
      }));
  },
};
