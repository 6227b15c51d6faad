import type { Rule } from '../../rule';
import { apiserverInflight } from './apiserver-inflight';
import { ciliumApiServerUrls } from './cilium-api-server-urls';
import { ciliumConntrackGc } from './cilium-conntrack-gc';
import { ciliumMapRatio } from './cilium-map-ratio';
import { clusterCidrTooSmall } from './cluster-cidr-too-small';
import { maxPodsOverCidr } from './max-pods-over-cidr';
import { metricsBindAddress } from './metrics-bind-address';
import { nativeRoutingCidrMismatch } from './native-routing-cidr-mismatch';
import { noReservedResources } from './no-reserved-resources';

/** Rules about the sizing of nodes, control plane and CNI. A new rule is one file and one line here. */
export const clusterRules: readonly Rule[] = [
  maxPodsOverCidr,
  clusterCidrTooSmall,
  nativeRoutingCidrMismatch,
  metricsBindAddress,
  noReservedResources,
  apiserverInflight,
  ciliumMapRatio,
  ciliumConntrackGc,
  ciliumApiServerUrls,
];
