import * as l10n from '@vscode/l10n';
import { bandwidthAnnotations, trafficShaping } from '../../bandwidth';
import { podTemplates, type PodTemplate } from '../../containers';
import type { Finding, Rule } from '../../rule';

export const bandwidthIgnored: Rule = {
  meta: {
    id: 'bandwidth-ignored',
    title: 'Bandwidth annotation of the pod that does nothing',
    severity: 'warning',
    category: 'bandwidth',
    why: 'A network plugin shapes the traffic of a pod on the pod’s own interface. A pod with `hostNetwork` has none, so it is never limited. A look-alike key (`networking.k8s.io/egress-bandwidth`, `app.kubernetes.io/…`) is read by nobody. Both are silent.',
    whatToDo:
      'Write `kubernetes.io/ingress-bandwidth` and `kubernetes.io/egress-bandwidth`. For a pod on the host’s network limit the traffic on the node, or in the program.',
    links: [trafficShaping],
  },
  about: { pods: true },
  check: target => podTemplates(target).flatMap(template => [...lookAlikes(template), ...onHostNetwork(template)]),
};

function lookAlikes({ annotations, metadataPath }: PodTemplate): readonly Finding[] {
  return Object.keys(annotations).flatMap(key => {
    const meant = meantBy(key);
    if (meant === undefined) return [];
    const path = [...metadataPath, 'annotations', key];
    const rename = { op: 'rename' as const, path, key: meant };
    const fixes = meant in annotations ? [] : [{ title: l10n.t`Rename to ${meant}`, safe: false, changes: [rename] }];
    return [{ path, at: 'key' as const, message: l10n.t`Nothing reads ${key}. Write ${meant}.`, fixes }];
  });
}

/** Keys of Kubernetes' own domains; those of others may well be read by them. */
function meantBy(key: string): string | undefined {
  const [domain = '', name] = key.split('/');
  const isOfKubernetes = domain === '' || name === undefined || /(^|\.)(kubernetes|k8s)\.io$/.test(domain);
  const last = name ?? domain;
  return bandwidthAnnotations.find(known => key !== known && isOfKubernetes && known.endsWith(`/${last}`));
}

function onHostNetwork({ annotations, metadataPath, pod }: PodTemplate): readonly Finding[] {
  if (pod['hostNetwork'] !== true) return [];
  return bandwidthAnnotations
    .filter(key => key in annotations)
    .map(key => ({
      path: [...metadataPath, 'annotations', key],
      at: 'key',
      message: l10n.t`${key} does nothing for a pod on the host's network. Remove hostNetwork, or limit traffic on the node.`,
    }));
}
