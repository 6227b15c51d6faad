import * as l10n from '@vscode/l10n';
import { parseAddress } from '../../../kubernetes/cidr';
import { ciliumOf, type Cilium } from '../../cilium/settings';
import { clustersIn } from '../../cluster-config/cluster';
import type { LintContext, Rule } from '../../rule';

export const ciliumApiServerUrls: Rule = {
  meta: {
    id: 'cilium-api-server-urls',
    title: 'Cilium that knows one API server',
    severity: 'hint',
    category: 'cluster',
    acrossFiles: true,
    why: '`k8sServiceHost` is the one address at which agents and operator find the API server before Services work. When it is that of one control plane node of several and this node is down, agents that restart cannot come up, so pods on their nodes get no network.',
    whatToDo:
      'Since Cilium 1.18, write all API servers into `k8s.apiServerURLs`, with spaces between them: agents go on to the next. An address that moves (a load balancer, kube-vip) is fine as it is.',
    links: [
      { title: 'Cilium: Helm reference', url: 'https://docs.cilium.io/en/stable/helm-reference/' },
      {
        title: 'Cilium: several API servers',
        url: 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/',
      },
    ],
  },
  forms: ['cilium-values'],
  check(target, context) {
    const cilium = ciliumOf(target);
    const host = cilium?.text('serviceHost');
    if (!cilium || host === undefined || cilium.text('apiServerUrls') !== undefined) return [];
    if (!isOneServer(host, context)) return [];
    const urls = cilium.path('apiServerUrls');
    const value = url(host, cilium);
    return [
      {
        path: cilium.path('serviceHost'),
        message: l10n.t`Agents know the API server at ${host} only. If it is one of several, list them all in k8s.apiServerURLs (since Cilium 1.18).`,
        fixes: [
          {
            title: l10n.t`Add k8s.apiServerURLs`,
            safe: false,
            changes: [{ op: 'set', path: urls, value }],
            placeholder: urls,
          },
        ],
      },
    ];
  },
};

/** An address, which may be a server's own, or the name that kind gives to a control plane node of several. */
function isOneServer(host: string, context: LintContext): boolean {
  const counts = clustersIn(context).flatMap(({ kind }) => kind?.controlPlanes ?? []);
  const several = counts.some(count => count > 1);
  if (counts.length > 0 && !several) return false;
  const address = parseAddress(host.replace(/^\[|\]$/g, ''));
  if (address) return !(address.family === 4 ? address.address >> 24n === 127n : address.address === 1n);
  return several && /-control-plane\d*$/.test(host);
}

function url(host: string, { text }: Cilium): string {
  const address = parseAddress(host)?.family === 6 ? `[${host}]` : host;
  return `https://${address}:${text('servicePort') ?? '6443'}`;
}
