import type { z } from 'zod';
import type { WantedRight } from '../cluster/permissions';
import type { PlanSummary } from '../report/events';
import type { Carried } from './cluster-run';

/** A plan before it has a digest. */
export type LoadPlan = Omit<PlanSummary, 'digest'>;

/** A kind of load on an API server that is no kube-burner config. All of them stand in `cluster-loads.ts`. */
export interface ClusterLoadDefinition<C> {
  readonly kind: string;
  readonly schema: z.ZodType<C>;
  /** Keys by which a file is known as one of this kind, whatever else is wrong with it. */
  readonly marks: readonly string[];
  /** The config at another scale (`--scale`). */
  readonly scaled: (config: C, factor: number) => C;
  readonly plan: (config: C, runId: string) => LoadPlan;
  /** The plan in a sentence, without its title. */
  readonly inWords: (config: C, plan: LoadPlan) => string;
  readonly rights: (config: C, runId: string) => readonly WantedRight[];
  /** It makes nodes, so it runs only where nodes are simulated. */
  readonly addsNodes?: boolean;
  readonly carried: (config: C, runId: string) => Carried;
}

/** A load with its config. */
export interface BoundLoad {
  readonly kind: string;
  /** Everything that decides what it does, for the digest. */
  readonly config: unknown;
  readonly addsNodes: boolean;
  readonly plan: (runId: string) => LoadPlan;
  readonly inWords: (plan: LoadPlan) => string;
  readonly rights: (runId: string) => readonly WantedRight[];
  readonly carried: (runId: string) => Carried;
}

/** A kind of load, its config's type closed over. */
export interface ClusterLoad {
  readonly kind: string;
  readonly marks: readonly string[];
  /** The load of a config, scaled; or what is wrong with it, as `path: message`. */
  readonly read: (value: unknown, factor: number) => BoundLoad | readonly string[];
}

/** Closes a definition over its config's type, so that all kinds fit one table. */
export function clusterLoad<C>(definition: ClusterLoadDefinition<C>): ClusterLoad {
  const { kind, marks, schema, scaled, addsNodes = false } = definition;
  return {
    ...{ kind, marks },
    read(value, factor) {
      const read = schema.safeParse(value);
      const config = read.success ? schema.safeParse(scaled(read.data, factor)) : read;
      if (!config.success) return config.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      return {
        ...{ kind, addsNodes, config: config.data },
        plan: runId => definition.plan(config.data, runId),
        inWords: plan => definition.inWords(config.data, plan),
        rights: runId => definition.rights(config.data, runId),
        carried: runId => definition.carried(config.data, runId),
      };
    },
  };
}
