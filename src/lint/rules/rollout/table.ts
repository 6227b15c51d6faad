import type { Rule } from '../../rule';
import { graceTooShort } from './grace-too-short';
import { livenessTooEager } from './liveness-too-eager';
import { pdbBlocks } from './pdb-blocks';
import { probePortMissing } from './probe-port-missing';
import { probesIdentical } from './probes-identical';
import { readinessMissing } from './readiness-missing';
import { rolloutAllAtOnce } from './rollout-all-at-once';
import { rolloutCannotProceed } from './rollout-cannot-proceed';
import { rolloutHostPort } from './rollout-host-port';
import { singleReplica } from './single-replica';

/** Rules about rolling updates, probes and disruptions. A new rule is one file and one line here. */
export const rolloutRules: readonly Rule[] = [
  readinessMissing,
  probesIdentical,
  probePortMissing,
  livenessTooEager,
  graceTooShort,
  rolloutAllAtOnce,
  rolloutCannotProceed,
  rolloutHostPort,
  pdbBlocks,
  singleReplica,
];
