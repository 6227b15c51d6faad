import type { JobPlan } from '../../burner-config/plan';
import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import type { JobReport, PodsOfNode, Report } from '../../report/report';
import { readIncomingPod } from '../../scheduling/incoming-pod';
import { stateOf } from '../../scheduling/live-state';
import { placeReplicas } from '../../scheduling/place-replicas';
import { defaultProfile } from '../../scheduling/profile';
import { behaviourOf } from '../../scheduling/versions';
import { workloadPod } from '../../scheduling/workload-pod';
import { takeSnapshot } from '../snapshot/take-snapshot';
import { placementSentence } from './placement-sentence';

/** Where the scheduler's formulas put the pods of each job, said before it begins, and held beside where they went. */
export interface PredictedPlacement {
  readonly beforeJob: (job: JobPlan) => Promise<void>;
  /** The report with what was predicted. */
  readonly told: (report: Report) => Report;
}

/** Predicts from a snapshot of the cluster before each job that creates; the scheduler's defaults are taken. */
export function predictedPlacement(connection: Connection): PredictedPlacement {
  const predictions = new Map<string, ReadonlyMap<string, number>>();
  const notes: string[] = [];
  return {
    async beforeJob(job) {
      if (job.type !== 'create') return;
      try {
        predictions.set(job.config.name, await predict(connection, job));
      } catch (error) {
        if (!(error instanceof ClusterError)) throw error;
        notes.push(`Nothing was predicted for job ${job.config.name}: ${error.message}`);
      }
    },
    told(report) {
      const jobs = report.jobs.map(job => withPrediction(job, predictions.get(job.name)));
      const sentences = jobs.flatMap(job => placementSentence(job, predictions.has(job.name)));
      return { ...report, jobs, notes: [...sentences, ...notes, ...report.notes] };
    },
  };
}

/** Pods by node: every workload's replicas one after another, each beside those before it. */
async function predict(connection: Connection, job: JobPlan): Promise<ReadonlyMap<string, number>> {
  const snapshot = await takeSnapshot(connection);
  const behaviour = behaviourOf(snapshot.kubernetes);
  const profile = defaultProfile(behaviour);
  const total = new Map<string, number>();
  let state: Parameters<typeof placeReplicas>[1] = stateOf(snapshot.objects, behaviour);
  for (const { body, namespace } of job.objects()) {
    const metadata = { ...(body['metadata'] as object), ...(namespace !== undefined && { namespace }) };
    const workload = workloadPod({ ...body, metadata });
    if (workload === undefined) continue;
    const incoming = readIncomingPod(workload.pod, behaviour, workload.ownerSelector);
    const placed = placeReplicas(incoming, state, profile, workload.replicas);
    ({ state } = placed);
    for (const [node, pods] of placed.byNode) total.set(node, (total.get(node) ?? 0) + pods);
  }
  return total;
}

function withPrediction(job: JobReport, predicted: ReadonlyMap<string, number> | undefined): JobReport {
  if (predicted === undefined || job.podLatency === undefined) return job;
  const real = job.podLatency.byNode ?? [];
  const only = [...predicted.keys()].filter(node => !real.some(one => one.node === node));
  const byNode: readonly PodsOfNode[] = [...real, ...only.map(node => ({ node, pods: 0 }))];
  const beside = byNode.map(one => ({ ...one, predicted: predicted.get(one.node) ?? 0 }));
  return { ...job, podLatency: { ...job.podLatency, byNode: beside } };
}
