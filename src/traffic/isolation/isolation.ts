import type { ClusterLoadDefinition } from '../cluster-load';
import type { Carried } from '../cluster-run';
import { bothHalves } from './both-halves';
import { isolationConfigSchema, type IsolationConfig } from './config';
import { isolationConclusion } from './notes';
import { namesOf, ownLevelObjects, sharedObjects } from './objects';
import { isolationPlan, isolationRights } from './plan';

/** A noisy and a quiet user of one API server, before and after a FlowSchema. */
export const isolation: ClusterLoadDefinition<IsolationConfig> = {
  kind: 'isolation',
  schema: isolationConfigSchema,
  marks: ['noisyRate', 'quietRate'],
  scaled: (config, factor) => ({ ...config, durationSeconds: config.durationSeconds * factor }),
  plan: isolationPlan,
  inWords: ({ noisyRate, quietRate, durationSeconds }, { requests, objects }) =>
    `two users at ${noisyRate} and ${quietRate} requests a second, twice for ${durationSeconds} s: ${requests} requests, all dry runs, and ${objects} objects.`,
  rights: isolationRights,
  carried,
};

function carried(config: IsolationConfig, runId: string): Carried {
  const names = namesOf(runId);
  return {
    madeNamespaces: [names.namespace],
    kinds: [...sharedObjects(runId, names, config), ...ownLevelObjects(runId, names, config)],
    carryOut: stage => bothHalves(config, stage),
    conclude: ({ jobs }) => isolationConclusion(jobs),
  };
}
