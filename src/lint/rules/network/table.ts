import type { Rule } from '../../rule';
import { externalTrafficPolicy } from './external-traffic-policy';
import { loadBalancerPerService } from './load-balancer-per-service';
import { metallbChart } from './metallb-chart';
import { metallbL2SingleNode } from './metallb-l2-single-node';
import { metallbPoolUnused } from './metallb-pool-unused';
import { metallbSpeakerEvictable } from './metallb-speaker-evictable';
import { nodePortRandom } from './node-port-random';
import { serviceMatchesNothing } from './service-matches-nothing';

/** Rules about Services and load balancers. A new rule is one file and one line here. */
export const networkRules: readonly Rule[] = [
  serviceMatchesNothing,
  loadBalancerPerService,
  nodePortRandom,
  externalTrafficPolicy,
  metallbL2SingleNode,
  metallbSpeakerEvictable,
  metallbChart,
  metallbPoolUnused,
];
