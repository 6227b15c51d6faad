import * as l10n from '@vscode/l10n';
import { isPlaced } from '../live/placement';
import { placementPage } from '../live/placement-words';
import type { HoverTarget } from './hover-target';
import { liveLevel, liveSchema } from './live-fairness';

/** At the kind of an object: what the cluster says of it, or why nobody asked the cluster. */
export function explainLiveKind({ path, target, objects, cluster, silence }: HoverTarget): string | undefined {
  if (path.length !== 1 || path[0] !== 'kind') return undefined;
  const { object } = target;
  if (isPlaced(target)) {
    if (cluster?.workload) return placementPage(cluster.workload, cluster);
    return silence === undefined ? undefined : `${undecided()} ${silence}`;
  }
  if (object.kind === 'PriorityLevelConfiguration') return liveLevel(object, cluster, objects) ?? silence;
  return object.kind === 'FlowSchema' ? (liveSchema(object, cluster, objects) ?? silence) : undefined;
}

const undecided = (): string =>
  l10n.t`**Where its next pod goes** is decided by the nodes of the cluster, what is asked of them already, and what this pod asks for.`;
