import * as l10n from '@vscode/l10n';
import type { Cni } from '../kubernetes/cni';
import type { KubernetesObject } from '../kubernetes/object';
import type { FactsForRules } from '../scheduling/facts-for-rules';
import type { Placement } from '../scheduling/placement';
import { TEMPLATE_VALUE } from '../yaml/templated';
import { isPatch } from './patch';
import type { LintContext, LintObject } from './rule';

/** What somebody knows of the cluster into which the files go; each part only where it could be read. */
export interface ClusterFacts {
  readonly context: string;
  /** When it was so, epoch ms. */
  readonly at: number;
  /** Namespace of the context, for objects that name none. */
  readonly namespace: string;
  readonly priorityClasses?: ReadonlySet<string>;
  /** Shares of the levels that are limited, by name. */
  readonly levels?: ReadonlyMap<string, number>;
  /** Seats of the API server, where its metrics say them. */
  readonly serverSeats?: number;
  readonly quotas?: readonly KubernetesObject[];
  readonly cni?: Cni;
  /** For an object with its namespace written; the same answer for the same object. */
  readonly placementOf?: (workload: KubernetesObject) => Placement | undefined;
}

/** What one process tells another of a cluster, as rules take it. */
export function clusterFactsOf(
  told: Omit<FactsForRules, 'placements'>,
  seen: Pick<ClusterFacts, 'context' | 'at' | 'placementOf'>,
): ClusterFacts {
  const { priorityClasses, levels, ...others } = told;
  return {
    ...seen,
    ...others,
    ...(priorityClasses && { priorityClasses: new Set(priorityClasses) }),
    ...(levels && { levels: new Map(levels) }),
  };
}

/** Where and when a finding was true: `context "prod", 14:05 UTC`. */
export function seenIn({ context, at }: Pick<ClusterFacts, 'context' | 'at'>): string {
  return l10n.t`context "${context}", ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** The placement of a workload; `undefined` without facts, for patches, and where a template makes part of it. */
export function placementFor(target: LintObject, { cluster }: LintContext): Placement | undefined {
  if (!cluster?.placementOf || isPatch(target) || holdsTemplate(target.object)) return undefined;
  return cluster.placementOf(target.object);
}

function holdsTemplate(value: unknown): boolean {
  if (value === TEMPLATE_VALUE) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsTemplate);
}
