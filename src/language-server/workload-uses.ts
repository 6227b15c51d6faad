import { usedWorkloadsIn, useFactsOf, type OpenDocument, type UseFacts } from '../language/index';
import { isAnswered } from './cluster-state';
import type { LiveCluster } from './live-cluster';

/** What the workloads of each open text were seen to use, in the cluster that the editor follows. */
export interface WorkloadUses {
  of(uri: string): UseFacts | undefined;
  /** Asks anew where a cluster is followed; whoever follows it looks at what is asked for. */
  look(uri: string, read: () => OpenDocument): Promise<void>;
  close(uri: string): void;
}

export function workloadUses(cluster: LiveCluster): WorkloadUses {
  const known = new Map<string, UseFacts>();
  return {
    of: uri => known.get(uri),
    async look(uri, read) {
      const workloads = isAnswered(cluster.state) ? usedWorkloadsIn(read().file) : [];
      const told = workloads.length > 0 ? await cluster.uses(workloads) : undefined;
      const before = known.get(uri);
      if (told) known.set(uri, useFactsOf(workloads, told.answer, told.staleSince));
      // Whoever follows the cluster may be gone for a moment.
      else if (before && cluster.state?.state === 'stale') known.set(uri, { staleSince: Date.now(), ...before });
      else known.delete(uri);
    },
    close: uri => void known.delete(uri),
  };
}
