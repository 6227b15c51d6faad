import * as l10n from '@vscode/l10n';
import { parseDuration } from '../../../burner-config/duration';
import { ciliumOf } from '../../cilium/settings';
import type { Rule } from '../../rule';

/** The interval from which the agent starts to adapt. Source: pkg/defaults of Cilium. */
const startingInterval = 5 * 60_000;

export const ciliumConntrackGc: Rule = {
  meta: {
    id: 'cilium-conntrack-gc',
    title: 'Connections cleaned up at a fixed pace',
    severity: 'info',
    category: 'cluster',
    why: 'Left alone, the agent adapts the interval to what it finds: often when many connections have ended, rarely when few have. A fixed short one walks the whole map, which holds hundreds of thousands of entries, again and again: CPU on every node. A fixed long one leaves ended connections in the map until it is full and new ones drop.',
    whatToDo:
      'Leave `conntrackGCInterval` at `0s`. When the map fills, first shorten the TCP timeouts or enlarge the map, and watch `cilium_datapath_conntrack_gc_duration_seconds`.',
    links: [{ title: 'Cilium: eBPF maps', url: 'https://docs.cilium.io/en/stable/network/ebpf/maps/' }],
  },
  forms: ['object', 'cilium-values'],
  about: { kinds: ['ConfigMap'] },
  check(target) {
    const cilium = ciliumOf(target);
    const written = cilium?.text('conntrackGcInterval') ?? '';
    const interval = parseDuration(written) ?? 0;
    if (!cilium || interval <= 0) return [];
    const path = cilium.path('conntrackGcInterval');
    const name = cilium.name('conntrackGcInterval');
    return [
      {
        path,
        message:
          interval < startingInterval
            ? l10n.t`${name} ${written} walks the whole connection map that often, which costs CPU on every node. Leave it at 0s: the agent adapts it.`
            : l10n.t`${name} ${written} stays the same however fast connections come and go, so the map may fill. Leave it at 0s: the agent adapts it.`,
        fixes: [
          { title: l10n.t`Set it to 0s`, safe: false, changes: [{ op: 'set', path, value: '0s' }], placeholder: path },
        ],
      },
    ];
  },
};
