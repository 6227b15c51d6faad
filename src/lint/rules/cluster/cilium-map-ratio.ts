import * as l10n from '@vscode/l10n';
import { ciliumOf } from '../../cilium/settings';
import type { Rule } from '../../rule';

/** Source: the Helm chart and the agent of Cilium since 1.8. */
const usual = 0.0025;

export const ciliumMapRatio: Rule = {
  meta: {
    id: 'cilium-map-ratio',
    title: 'Cilium maps of another size',
    severity: 'info',
    category: 'cluster',
    why: "The ratio of a node's memory sizes the maps for connections (TCP and other), NAT and neighbours. When it changes, the agent replaces maps of another size by empty ones: open sessions are forgotten and drop, on every node as its agent restarts. A larger ratio also takes memory that no request accounts for.",
    whatToDo:
      'Change it in a quiet hour, node by node, and only when `cilium_bpf_map_pressure` or drops with "CT: Map insertion failed" ask for it.',
    links: [{ title: 'Cilium: eBPF maps', url: 'https://docs.cilium.io/en/stable/network/ebpf/maps/' }],
  },
  forms: ['object', 'cilium-values'],
  about: { kinds: ['ConfigMap'] },
  check(target) {
    const cilium = ciliumOf(target);
    const ratio = Number(cilium?.text('mapRatio') ?? usual);
    if (!cilium || Number.isNaN(ratio) || ratio === usual) return [];
    const path = cilium.path('mapRatio');
    const isText = target.form === 'object';
    return [
      {
        path,
        message: l10n.t`${cilium.name('mapRatio')} ${ratio} instead of ${usual} makes maps of another size: changing it flushes them and drops sessions. Roll it out in a quiet hour.`,
        fixes: [
          {
            title: l10n.t`Set it to ${usual}`,
            safe: false,
            changes: [{ op: 'set', path, value: isText ? String(usual) : usual }],
            placeholder: path,
          },
        ],
      },
    ];
  },
};
