import type { Measured } from '../measurement';
import { hasReached } from '../followed';
import { compatibleStages, compatibleValues, exactStages, exactValues } from '../stage-figures';
import {
  ENDPOINTS_READY,
  IP_ASSIGNED,
  READY,
  serviceStages,
  type FollowedService,
  type ServiceLog,
} from './service-log';

/** kube-burner looks for endpoints this often, from the moment it saw the Service. */
const pollMs = 100;
const NANOSECONDS = 1e6;
const quantileNames = ['Ready', 'IPAssigned'] as const;

/** Figures and documents of Services. `impossible` says why none could be asked. */
export function serviceFigures(log: ServiceLog, impossible?: string): Measured {
  const services = [...log.services.values()];
  const answered = services.filter(service => hasReached(service, READY));
  const compatible = compatibleValues(quantileNames, answered, latencies);
  const values = (stage: (typeof quantileNames)[number]): number[] =>
    answered.map(service => latencies(service)[quantileNames.indexOf(stage)] ?? NaN).filter(ms => !Number.isNaN(ms));
  return {
    report: {
      ...{ name: 'serviceLatency', kind: 'Service', objects: services.length, simulated: 0 },
      neverReady: services.length - answered.length,
      compatible: compatibleStages(compatible),
      exact: exactStages(exactValues(serviceStages, services, exactLatency)),
      watchGaps: log.gaps,
      ...(impossible !== undefined && { impossible }),
    },
    documents: {
      metricName: 'svcLatencyMeasurement',
      quantilesName: 'svcLatencyQuantilesMeasurement',
      *rows() {
        for (const service of answered) {
          const [ready = 0, assigned] = latencies(service);
          const { createdAt, namespace, name, type } = service;
          yield {
            ...{ timestamp: createdAt, ready: Math.trunc(ready * NANOSECONDS), namespace, service: name, type },
            ...(assigned !== undefined && { ipAssigned: Math.trunc(assigned * NANOSECONDS) }),
          };
        }
      },
      // Only where there are values: kube-burner makes no IPAssigned without a load balancer.
      quantiles: new Map(
        quantileNames
          .map(stage => [stage, values(stage).map(ms => Math.trunc(ms * NANOSECONDS))] as const)
          .filter(([, found]) => found.length > 0),
      ),
    },
  };
}

/** Ready runs from the arrival of the first ready endpoint, the other stages from ADDED. */
function exactLatency({ arrived, addedAt, type }: FollowedService, stage: number): number {
  if (stage === IP_ASSIGNED && type !== 'LoadBalancer') return NaN;
  return (arrived[stage] ?? NaN) - (stage === READY ? (arrived[ENDPOINTS_READY] ?? NaN) : addedAt);
}

/**
 * kube-burner's, ms (service_latency.go, handleCreateSvc): from the poll that found an address in a slice, ready or not,
 * to the last answer. Its figure also has the time to start a program in the checker for each address, ours has not.
 */
function latencies(service: FollowedService): readonly (number | undefined)[] {
  const { addedAt, addressAt, arrived, type } = service;
  const assigned = type === 'LoadBalancer' ? polled((arrived[IP_ASSIGNED] ?? NaN) - addedAt) : undefined;
  const from = addedAt + Math.max(polled(addressAt - addedAt), assigned ?? 0);
  return [Math.max((arrived[READY] ?? NaN) - from, 0), assigned];
}

const polled = (ms: number): number => Math.max(Math.ceil(ms / pollMs) * pollMs, 0);
