import { asRecord, groupOf, nameOf } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { valueAt } from '../../burner-config/value-at';
import { ofKind } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** Settings of Cilium: their Helm value, and their key in the ConfigMap `cilium-config`. */
const places = {
  nativeRoutingCidr4: ['ipv4NativeRoutingCIDR', 'ipv4-native-routing-cidr'],
  nativeRoutingCidr6: ['ipv6NativeRoutingCIDR', 'ipv6-native-routing-cidr'],
  ipamMode: ['ipam.mode', 'ipam'],
  pool4: ['ipam.operator.clusterPoolIPv4PodCIDRList', 'cluster-pool-ipv4-cidr'],
  pool6: ['ipam.operator.clusterPoolIPv6PodCIDRList', 'cluster-pool-ipv6-cidr'],
  poolMask4: ['ipam.operator.clusterPoolIPv4MaskSize', 'cluster-pool-ipv4-mask-size'],
  poolMask6: ['ipam.operator.clusterPoolIPv6MaskSize', 'cluster-pool-ipv6-mask-size'],
  masquerade4: ['enableIPv4Masquerade', 'enable-ipv4-masquerade'],
  masquerade6: ['enableIPv6Masquerade', 'enable-ipv6-masquerade'],
  routingMode: ['routingMode', 'routing-mode'],
  tunnel: ['tunnel', 'tunnel'],
  autoDirectNodeRoutes: ['autoDirectNodeRoutes', 'auto-direct-node-routes'],
  mapRatio: ['bpf.mapDynamicSizeRatio', 'bpf-map-dynamic-size-ratio'],
  conntrackGcInterval: ['conntrackGCInterval', 'conntrack-gc-interval'],
  apiServerUrls: ['k8s.apiServerURLs', 'k8s-api-server-urls'],
  serviceHost: ['k8sServiceHost', ''],
  servicePort: ['k8sServicePort', ''],
} as const;

export type CiliumSetting = keyof typeof places;

/** The settings of one installation as one object writes them. */
export interface Cilium {
  readonly of: LintObject;
  /** True for the ConfigMap that the agents read: what is not there has the agent's default. */
  readonly complete: boolean;
  /** As it is called here: `bpf.mapDynamicSizeRatio`. */
  name(setting: CiliumSetting): string;
  path(setting: CiliumSetting): Path;
  value(setting: CiliumSetting): unknown;
  /** The value as text; `undefined` when it is not written, empty, or no scalar. */
  text(setting: CiliumSetting): string | undefined;
}

/** The Cilium that an object configures, if it does. */
export function ciliumOf(target: LintObject): Cilium | undefined {
  const { form, object } = target;
  if (form === 'cilium-values') return ciliumAt(target, false);
  const isConfig = object.kind === 'ConfigMap' && groupOf(object) === '' && nameOf(object) === 'cilium-config';
  return form === 'object' && isConfig ? ciliumAt(target, true) : undefined;
}

function ciliumAt(of: LintObject, complete: boolean): Cilium {
  const name = (setting: CiliumSetting): string => places[setting][complete ? 1 : 0];
  const steps = (setting: CiliumSetting): Path => (complete ? ['data', name(setting)] : name(setting).split('.'));
  const value = (setting: CiliumSetting): unknown => valueAt(asRecord(of.object), steps(setting));
  return {
    ...{ of, complete, name, value },
    path: setting => [...of.path, ...steps(setting)],
    text(setting) {
      const written = value(setting);
      const isScalar = typeof written === 'string' || typeof written === 'number' || typeof written === 'boolean';
      return isScalar && written !== '' ? String(written) : undefined;
    },
  };
}

/** Every Cilium of this file and its neighbours. */
export function ciliumsIn(context: LintContext): readonly Cilium[] {
  const values = [...context.objects, ...context.neighbours.objects].filter(({ form }) => form === 'cilium-values');
  return [...values, ...ofKind(context, 'ConfigMap')].flatMap(target => ciliumOf(target) ?? []);
}
