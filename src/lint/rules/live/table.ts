import type { Rule } from '../../rule';
import { bandwidthNotEnforced } from './bandwidth-not-enforced';
import { bandwidthOverLink } from './bandwidth-over-link';
import { fitsNoNode } from './fits-no-node';
import { hpaBeyondRoom } from './hpa-beyond-room';
import { flowSchemaLevelNotInCluster } from './flow-schema-level-not-in-cluster';
import { priorityClassNotInCluster } from './priority-class-not-in-cluster';
import { quotaLeft } from './quota-left';

/** Rules with facts of the cluster; silent without. A new rule is one file and one line here. */
export const liveRules: readonly Rule[] = [
  fitsNoNode,
  hpaBeyondRoom,
  quotaLeft,
  bandwidthNotEnforced,
  bandwidthOverLink,
  priorityClassNotInCluster,
  flowSchemaLevelNotInCluster,
];
