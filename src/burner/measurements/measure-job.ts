import type { JobPlan } from '../../burner-config/plan';
import type { MeasurementConfig } from '../../burner-config/config';
import type { JobReport, MeasurementReport, PodLatencyReport, Sample } from '../../report/report';
import type { RunContext } from '../run-context';
import type { IsSimulated } from '../simulated-nodes';
import { measurementsOf } from './measured-kinds';
import type { Measured, Measurement, Measuring } from './measurement';
import { exceededThresholds } from './thresholds';

/** All measurements of one job. */
export interface JobMeasurements {
  /** Resolves when nothing that the job makes can be missed. */
  readonly start: () => Promise<void>;
  /** What a live sample shows of them. */
  readonly sample: () => Pick<Sample, 'podsCreated' | 'podsReady' | 'latency'>;
  /** Ends them; what exceeds its threshold fails the run. */
  readonly end: () => Promise<{
    readonly report: Pick<JobReport, 'podLatency' | 'measurements'>;
    readonly measured: readonly Measured[];
  }>;
}

/** A share of pods, percent, that say they were ready before they were made: above it kube-burner fails a run. */
const tolerableBeforeCreation = 10;

/** The measurements that a config asks for; podLatency also without being asked, wherever a job makes pods. */
export function measureJob(run: RunContext, job: JobPlan, isSimulated: IsSimulated): JobMeasurements {
  const closing = new AbortController();
  const signal = AbortSignal.any([run.signal, closing.signal]);
  const started: { readonly config: MeasurementConfig; readonly measuring: Measuring }[] = [];
  const begin = async ({ start }: Measurement, config: MeasurementConfig): Promise<void> => {
    started.push({ config, measuring: await start({ run, job, config, isSimulated, signal }) });
  };
  return {
    async start() {
      for (const { measurement, config } of measurementsOf(run.plan.config.global, job))
        await begin(measurement, config);
    },
    sample: () => started.find(({ measuring }) => measuring.sample)?.measuring.sample?.() ?? {},
    async end() {
      const measured: Measured[] = [];
      for (const { config, measuring } of started) {
        const one = await measuring.end();
        measured.push(one);
        // A run that was cut short says so; its figures are not held against anything.
        if (run.signal.aborted) continue;
        exceededThresholds(config.thresholds, job.config.name, one.report).forEach(run.fail);
        failBeforeCreation(run, job, one.report);
      }
      closing.abort();
      return { report: reportOf(measured), measured };
    },
  };
}

function failBeforeCreation(run: RunContext, job: JobPlan, report: MeasurementReport): void {
  const { beforeCreation = 0, objects, neverReady, kind } = report;
  const share = (100 * beforeCreation) / Math.max(objects - neverReady, 1);
  if (share <= tolerableBeforeCreation) return;
  const sentence = `${beforeCreation} of ${objects - neverReady} ${kind}s in job ${job.config.name} say they were ready before they were made: the clocks of nodes and API server differ, so kube-burner's figures are not to be trusted.`;
  run.fail({ exitCode: 4, sentence });
}

function reportOf(measured: readonly Measured[]): Pick<JobReport, 'podLatency' | 'measurements'> {
  const reports = measured.map(({ report }) => report);
  const pods = reports.find(({ name }) => name === 'podLatency');
  const others = reports.filter(report => report !== pods);
  return {
    ...(pods && { podLatency: podReport(pods) }),
    ...(others.length > 0 && { measurements: others }),
  };
}

function podReport({ objects, simulated, ...rest }: MeasurementReport): PodLatencyReport {
  const { compatible, exact, neverReady, watchGaps, beforeCreation = 0, byNode = [] } = rest;
  return {
    ...{ compatible, exact, pods: objects, neverReady, watchGaps },
    ...{ simulated: simulated > 0, simulatedPods: simulated },
    ...(beforeCreation > 0 && { beforeCreation }),
    ...(byNode.length > 0 && { byNode }),
  };
}
