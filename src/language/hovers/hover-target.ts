import type { LintObject } from '../../lint/rule';
import type { ClusterFacts } from '../cluster-facts';
import type { Path } from '../../yaml/place';

/** What a field's explanation is made of. */
export interface HoverTarget {
  /** From the object's root. */
  readonly path: Path;
  readonly target: LintObject;
  /** All objects of the file. */
  readonly objects: readonly LintObject[];
  /** What is known of the cluster by now; most explanations do without. */
  readonly cluster?: ClusterFacts;
  /** Why nothing is known of the cluster, where that is worth a sentence. */
  readonly silence?: string;
}
