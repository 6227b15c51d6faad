import { factsOfRules, workloadsToPlace, type LintOptions, type OpenDocument } from '../language/index';
import { isAnswered } from './cluster-state';
import type { LiveCluster } from './live-cluster';

type Facts = NonNullable<LintOptions['cluster']>;

/** What rules know of the cluster that the editor follows, for each open text. */
export interface RuleFacts {
  of(uri: string): Facts | undefined;
  /** Asks anew where a cluster is followed; gives whether the text is to be judged again. */
  look(uri: string, read: () => OpenDocument): Promise<boolean>;
  close(uri: string): void;
}

interface Known {
  readonly facts: Facts;
  /** What was asked and answered, to see whether anything changed. */
  readonly said: string;
}

export function ruleFacts(cluster: LiveCluster): RuleFacts {
  const known = new Map<string, Known>();
  return {
    of: uri => known.get(uri)?.facts,
    async look(uri, read) {
      // Nothing is read for a cluster that nobody follows: this is asked whenever typing rests.
      if (!isAnswered(cluster.state)) return known.delete(uri);
      const workloads = workloadsToPlace(read());
      const told = await cluster.rules(workloads);
      // While it is stale, whoever follows the cluster may be gone for a moment.
      if (!told) return cluster.state?.state !== 'stale' && known.delete(uri);
      const said = JSON.stringify([workloads, told]);
      if (known.get(uri)?.said === said) return false;
      const { answer, context } = told;
      known.set(uri, { facts: factsOfRules(answer, workloads, { context, at: Date.now() }), said });
      return true;
    },
    close: uri => void known.delete(uri),
  };
}
