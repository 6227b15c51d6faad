import { apiIntensive } from './api-intensive/scenario';
import { churn } from './churn/scenario';
import { controlPlaneLimit } from './control-plane-limit/scenario';
import { fairnessIsolation } from './fairness-isolation/scenario';
import { httpSmoke } from './http-smoke/scenario';
import { listStorm } from './list-storm/scenario';
import { nodeJoin } from './node-join/scenario';
import { nodeMaxPods } from './node-max-pods/scenario';
import type { Scenario } from './scenario';
import { schedulerSpread } from './scheduler-spread/scenario';
import { singleDeployment } from './single-deployment/scenario';
import { watchFanOut } from './watch-fan-out/scenario';

/** Every scenario, in the order in which the picker shows them. */
export const scenarios: readonly Scenario[] = [
  singleDeployment,
  nodeMaxPods,
  apiIntensive,
  churn,
  schedulerSpread,
  listStorm,
  watchFanOut,
  nodeJoin,
  controlPlaneLimit,
  httpSmoke,
  fairnessIsolation,
];

export const scenarioNamed = (name: string): Scenario | undefined => scenarios.find(scenario => scenario.name === name);
