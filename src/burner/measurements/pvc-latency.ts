import { collectionPath, resourceOf } from '../../cluster/discovery';
import { list } from '../../cluster/list';
import { RUN_LABEL } from '../../runs/run-label';
import { epochNow } from '../send';
import type { Measured, MeasuredJob, Measurement, Measuring } from './measurement';
import { hasReached } from './followed';
import { ownedBy } from './object-log';
import { claimLog, claimStages, type ClaimLog, type FollowedClaim } from './pvc-log';
import { compatibleStages, compatibleValues, exactStages, exactValues } from './stage-figures';

const [PENDING, BOUND, LOST, RESIZE] = [0, 1, 2, 3];

/** How long PersistentVolumeClaims take to be bound or resized, by our own clock as kube-burner does it. */
export const pvcLatency: Measurement = {
  name: 'pvcLatency',
  jobTypes: ['create', 'patch', 'delete'],
  kinds: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim' }],
  start: startPvcLatency,
};

async function startPvcLatency(measured: MeasuredJob): Promise<Measuring> {
  const { run, job } = measured;
  const log = claimLog(ownedBy(job));
  const ignore = (await run.watchOf('v1', 'PersistentVolumeClaim')).listen(log.onEvent);
  if (job.type !== 'create') await knowEarlierClaims(measured, log);
  return {
    end: async () => {
      ignore();
      return pvcFigures(log);
    },
  };
}

async function knowEarlierClaims({ run, signal }: MeasuredJob, log: ClaimLog): Promise<void> {
  const { connection, plan, runId } = run;
  const resource = await resourceOf(connection, 'v1', 'PersistentVolumeClaim');
  const query = { labelSelector: `${RUN_LABEL}=${runId}` };
  const path = collectionPath(resource, plan.oneNamespace);
  await list(connection.request, { path, query, signal }, claims => log.know(claims, epochNow()));
}

/** Figures and documents of claims. */
export function pvcFigures(log: ClaimLog): Measured {
  const claims = log.claims();
  const compatible = compatibleValues(claimStages, claims, latencies);
  return {
    report: {
      ...{ name: 'pvcLatency', kind: 'PersistentVolumeClaim', objects: claims.length, simulated: 0 },
      neverReady: claims.filter(claim => !hasReached(claim, claim.old ? RESIZE : BOUND)).length,
      compatible: compatibleStages(compatible),
      exact: exactStages(exactValues(claimStages, claims, exactLatency)),
      watchGaps: log.gaps,
    },
    documents: {
      metricName: 'pvcLatencyMeasurement',
      quantilesName: 'pvcLatencyQuantilesMeasurement',
      rows: () => rows(claims),
      quantiles: new Map(compatible.map(({ stage, values }) => [stage, values.all()])),
    },
  };
}

function* rows(claims: readonly FollowedClaim[]) {
  for (const claim of claims) {
    const found = latencies(claim);
    if (found === undefined) continue;
    const { addedAt, size, storageClass, iteration, replica, namespace, name, resizedTo } = claim;
    yield {
      ...{ timestamp: addedAt, pendingLatency: found[PENDING] ?? 0, bindingLatency: found[BOUND] ?? 0 },
      ...{ lostLatency: found[LOST] ?? 0, resizeLatency: found[RESIZE] ?? 0 },
      ...(resizedTo !== undefined && { resizedCapacity: resizedTo }),
      ...{ pvcName: name, namespace, size, storageClass, jobIteration: iteration, replica },
    };
  }
}

/** A resize runs from the change of the request, all else from ADDED. */
function exactLatency({ arrived, addedAt, resizeStartedAt }: FollowedClaim, stage: number): number {
  return (arrived[stage] ?? NaN) - (stage === RESIZE ? resizeStartedAt : addedAt);
}

/** kube-burner's, in whole ms of our own clock; claims that were neither bound, lost nor resized are left out. */
function latencies(claim: FollowedClaim): readonly (number | undefined)[] | undefined {
  const { told, addedAt, resizeStartedAt } = claim;
  const stable = [told[BOUND], told[LOST], resizeStartedAt].some(at => at !== undefined && !Number.isNaN(at));
  if (!stable) return undefined;
  return told.map((at, stage) => {
    const from = stage === RESIZE ? resizeStartedAt : addedAt;
    return Number.isNaN(at) ? undefined : Math.max(Math.trunc(at) - Math.trunc(from), 0);
  });
}
