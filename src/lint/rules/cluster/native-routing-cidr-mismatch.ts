import * as l10n from '@vscode/l10n';
import { covers, parseCidr } from '../../../kubernetes/cidr';
import { asList, textOf } from '../../../kubernetes/object';
import { ciliumOf, type Cilium } from '../../cilium/settings';
import { clustersIn, rangesIn, type PodRange } from '../../cluster-config/cluster';
import type { Finding, LintContext, Rule, Severity } from '../../rule';

export const nativeRoutingCidrMismatch: Rule = {
  meta: {
    id: 'native-routing-cidr-mismatch',
    title: 'Native routing range that does not cover the pods',
    severity: 'error',
    category: 'cluster',
    acrossFiles: true,
    why: '`ipv4NativeRoutingCIDR` is the range that Cilium takes for routable without translation. A pod address outside it is masqueraded behind its node: every connection costs an entry in the NAT map, servers see nodes instead of pods, and policies by address stop matching. Connections drop when the ports of the NAT map run out.',
    whatToDo:
      'Set it to the range that pods get: `podSubnet` of kubeadm or kind with `ipam.mode: kubernetes`, the pool of Cilium with `cluster-pool`. A larger range that covers it is right as well.',
    links: [
      { title: 'Cilium: masquerading', url: 'https://docs.cilium.io/en/stable/network/concepts/masquerading/' },
      {
        title: 'Cilium: native routing',
        url: 'https://docs.cilium.io/en/stable/network/concepts/routing/#native-routing',
      },
    ],
  },
  forms: ['object', 'cilium-values'],
  about: { kinds: ['ConfigMap'] },
  check(target, context) {
    const cilium = ciliumOf(target);
    if (!cilium) return [];
    const severity = severityOf(cilium);
    return severity ? ([4, 6] as const).flatMap(family => mismatch(cilium, family, severity, context)) : [];
  },
};

/** Where pods are surely routed natively it is an error; tunnels reach other pods without translation. */
function severityOf({ text, complete }: Cilium): Severity | undefined {
  const isNative = text('routingMode') === 'native' || text('tunnel') === 'disabled';
  if (isNative || text('autoDirectNodeRoutes') === 'true') return 'error';
  const isTunnel = text('routingMode') !== undefined || text('tunnel') !== undefined || complete;
  return isTunnel ? undefined : 'warning';
}

function mismatch(cilium: Cilium, family: 4 | 6, severity: Severity, context: LintContext): readonly Finding[] {
  const setting = `nativeRoutingCidr${family}` as const;
  const native = parseCidr(cilium.text(setting) ?? '');
  const pods = podRanges(cilium, family, context);
  if (native?.family !== family || !pods || cilium.text(`masquerade${family}`) === 'false') return [];
  const outside = pods.find(({ cidr }) => !covers(native, cidr));
  if (!outside) return [];
  const path = cilium.path(setting);
  const range = rangeText(outside, family);
  const isOnly = pods.length === 1;
  return [
    {
      ...{ path, severity },
      message: l10n.t`${cilium.name(setting)} ${cilium.text(setting) ?? ''} does not cover the pods' ${range}: their traffic is masqueraded. Set it to ${range}.`,
      fixes: isOnly
        ? [
            {
              title: l10n.t`Set it to ${range}`,
              safe: false,
              changes: [{ op: 'set', path, value: range }],
              placeholder: path,
            },
          ]
        : [],
      related: [{ of: outside.of, path: outside.path, message: l10n.t`Pods get their addresses from here` }],
    },
  ];
}

/** The ranges that pods get; `undefined` when they are not known for sure. */
function podRanges(cilium: Cilium, family: 4 | 6, context: LintContext): readonly PodRange[] | undefined {
  const mode = cilium.text('ipamMode');
  const written = cilium.value(`pool${family}`);
  const texts = typeof written === 'string' ? written : asList(written).map(textOf).join(' ');
  const pool = rangesIn(cilium.of, texts, cilium.path(`pool${family}`)).filter(({ cidr }) => cidr.family === family);
  if (mode === 'cluster-pool' || (mode === undefined && pool.length > 0)) return pool.length > 0 ? pool : undefined;
  if (mode !== undefined && mode !== 'kubernetes') return undefined;
  const ranges = clustersIn(context).flatMap(cluster => cluster.ranges.filter(({ cidr }) => cidr.family === family));
  const [first] = ranges;
  if (!first || ranges.some(({ cidr }) => cidr.network !== first.cidr.network || cidr.prefix !== first.cidr.prefix))
    return undefined;
  return [first];
}

function rangeText({ text, cidr }: PodRange, family: 4 | 6): string {
  const parts = text.split(/[\s,]+/).filter(part => parseCidr(part)?.family === family);
  return parts.find(part => parseCidr(part)?.network === cidr.network) ?? text;
}
