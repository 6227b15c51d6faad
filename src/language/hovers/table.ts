import type { HoverTarget } from './hover-target';
import { explainAutoscaler } from './autoscaler';
import { explainBandwidth } from './bandwidth';
import { explainFlowSchema } from './flow-schema';
import { explainInflight } from './inflight';
import { explainLiveKind } from './live-kind';
import { explainPriorityLevel } from './priority-level';
import { explainResources } from './resources';
import { explainScheduling } from './scheduling';

/** Explanations, one a file; the first that has something to say is shown. */
export const hovers: readonly ((target: HoverTarget) => string | undefined)[] = [
  explainBandwidth,
  explainAutoscaler,
  explainFlowSchema,
  explainPriorityLevel,
  explainInflight,
  explainResources,
  explainScheduling,
  explainLiveKind,
];
