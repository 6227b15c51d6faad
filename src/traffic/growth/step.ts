import { setTimeout as sleep } from 'node:timers/promises';
import { runLimited } from '../../cluster/run-limited';
import type { JobReport } from '../../report/report';
import type { ServerSample } from '../../report/server-report';
import type { Stage } from '../cluster-run';
import { loadLog } from '../load-log';
import type { MadeObject } from '../made-object';
import { judge, MUTATING, type Judged, type Objective } from './objective';
import { counted, probe, type Counted, type ProbeRates } from './probe';
import { readyPods } from './ready-pods';

const SAMPLE_MS = 500;
/** Half of the connections, so that calls that measure do not wait for one here. */
const CREATED_AT_ONCE = 16;

/** How every step is measured. */
export interface StepRates extends ProbeRates, Objective {
  /** A step is watched at least so long, so that there is enough to judge. */
  readonly secondsPerStep: number;
  /** How long the pods of a step may take. */
  readonly secondsToReady: number;
}

/** What one step adds, and how many pods of the run are Ready when it has settled. */
export interface GrowthStep {
  readonly name: string;
  /** Nodes and pods that this step brings. */
  readonly nodes: number;
  readonly pods: number;
  readonly objects: readonly MadeObject[];
  readonly podsExpected: number;
}

/** What a step showed. */
export interface GrownStep extends Judged, Pick<GrowthStep, 'name' | 'nodes' | 'pods'> {
  readonly job: JobReport;
  /** Pods of the run that were Ready at its end. */
  readonly podsReady: number;
  readonly settled: boolean;
  /** From the first object to the last pod, ms. */
  readonly settledMs: number;
  /** The API server at its end. */
  readonly server: ServerSample | undefined;
}

/** Adds the objects all at once, measures until the pods are Ready, and judges what calls took meanwhile. */
export async function growthStep(step: GrowthStep, rates: StepRates, stage: Stage): Promise<GrownStep> {
  const { name, objects, podsExpected } = step;
  const { signal, onSample } = stage;
  stage.onJobStarted(name, objects.length);
  await stage.takeServerSample();
  const calls = counted(loadLog(name, rates.writesPerSecond + rates.listsPerSecond, objects.length), stage);
  const probing = probe(rates, calls, stage);
  const [startedAt, began] = [Date.now(), performance.now()];
  let podsReady = 0;
  const sampler = setInterval(
    () => onSample({ ...calls.log.sample(Date.now()), podsCreated: podsExpected, podsReady }),
    SAMPLE_MS,
  );
  const elapsed = (): number => performance.now() - began;
  let settledMs = Infinity;
  try {
    await addAll(objects, calls);
    const isOver = (): boolean => settledMs < Infinity || elapsed() > rates.secondsToReady * 1000 || signal.aborted;
    while (!isOver()) {
      podsReady = await readyPods(stage.connection, stage.runId, signal);
      if (podsReady >= podsExpected) settledMs = elapsed();
      else await pause(SAMPLE_MS, signal);
    }
    await pause(rates.secondsPerStep * 1000 - elapsed(), signal);
  } finally {
    clearInterval(sampler);
    await probing.stop();
  }
  onSample({ ...calls.log.sample(Date.now()), podsCreated: podsExpected, podsReady });
  const job = calls.log.report(startedAt, Date.now());
  stage.onJobs([job]);
  const server = await stage.takeServerSample();
  const settled = settledMs < Infinity;
  return { ...step, ...judge(calls.log, calls.failed(), rates), job, podsReady, settled, settledMs, server };
}

/** As when many machines are switched on in one moment. */
async function addAll(objects: readonly MadeObject[], { send }: Counted): Promise<void> {
  await runLimited(objects, CREATED_AT_ONCE, ({ path, body }) =>
    send(MUTATING, performance.now(), { method: 'POST', path, body }),
  );
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return;
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
