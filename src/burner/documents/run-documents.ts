import path from 'node:path';
import type { MeasurementConfig } from '../../burner-config/config';
import type { JobReport } from '../../report/report';
import { verdict, type Failure } from '../../report/verdict';
import { indexLocally } from '../../runs/local-indexer';
import { measurementsOf } from '../measurements/measured-kinds';
import type { Measured } from '../measurements/measurement';
import type { RunRequest } from '../run-request';
import { epochNow } from '../send';
import { jobSummary } from './job-summary';
import { quantileDocuments, timeseriesDocuments, type DocumentNames } from './measurement-documents';

/** Writes kube-burner's documents: into `--report-dir`, and wherever an endpoint of the config has a local indexer. */
export interface RunDocuments {
  /** The documents of one job's measurements, when it has ended. */
  readonly ofJob: (job: JobReport, measured: readonly Measured[]) => Promise<void>;
  /** Documents of any other kind into every folder, such as `alert` or a metric of Prometheus. */
  readonly add: (name: string, documents: Iterable<object>) => Promise<void>;
  /** One summary for each job, at the end of the run. */
  readonly summaries: (jobs: readonly JobReport[], failures: readonly Failure[]) => Promise<void>;
}

interface Folder {
  readonly folder: string;
  /** Absent: it takes all documents, whatever indexer a measurement names. */
  readonly alias?: string;
}

/** The documents of one run. A folder that cannot be written to fails the run, once, with exit code 1. */
export function runDocuments(request: RunRequest, fail: (failure: Failure) => void): RunDocuments {
  const folders = foldersOf(request);
  const names = namesOf(request);
  const broken = new Set<string>();
  const index = async ({ folder }: Folder, name: string, documents: Iterable<object>): Promise<void> => {
    if (broken.has(folder)) return;
    try {
      await indexLocally(folder, name, documents);
    } catch (error) {
      broken.add(folder);
      const why = error instanceof Error ? error.message : String(error);
      fail({ exitCode: 1, sentence: `the documents of the run could not be written to ${folder}: ${why}.` });
    }
  };
  const add: RunDocuments['add'] = async (name, documents) => {
    // Several folders need the rows several times.
    const rows = folders.length > 1 ? [...documents] : documents;
    for (const folder of folders) await index(folder, name, rows);
  };
  return {
    add,
    async ofJob(job, measured) {
      const plan = request.plan.jobs.find(({ config }) => config.name === job.name);
      if (plan === undefined || plan.config.skipIndexing) return;
      const configs = new Map(
        measurementsOf(request.plan.config.global, plan).map(one => [one.config.name, one.config]),
      );
      for (const { report, documents } of measured) {
        const config = configs.get(report.name);
        const { metricName, quantilesName, exactRows } = documents;
        for (const folder of folders) {
          if (takes(folder, config?.timeseriesIndexer))
            await index(folder, `${metricName}-${job.name}`, timeseriesDocuments(documents, names, job));
          if (takes(folder, config?.quantilesIndexer))
            await index(folder, `${quantilesName}-${job.name}`, quantileDocuments(documents, names, job, epochNow()));
          if (exactRows && folder.alias === undefined) await index(folder, `exactLatency-${job.name}`, exactRows());
        }
      }
    },
    async summaries(jobs, failures) {
      const rows = jobs.flatMap((job, at) => {
        const config = request.plan.jobs.find(one => one.config.name === job.name)?.config;
        if (config === undefined || config.skipIndexing) return [];
        // The first failure ends the run, so it happened in the last job.
        const outcome = verdict([job], at === jobs.length - 1 ? failures : []);
        return [jobSummary(names, config, job, outcome)];
      });
      await add('jobSummary', rows);
    },
  };
}

function foldersOf({ reportDir, plan, runId }: RunRequest): readonly Folder[] {
  const local = plan.config.metricsEndpoints.flatMap(({ indexer, alias }, at): Folder[] => {
    if (indexer?.type !== 'local') return [];
    const folder = indexer.metricsDirectory ?? `collected-metrics-${runId}`;
    return [{ folder, alias: alias ?? `indexer-${at}` }];
  });
  if (reportDir === undefined) return local;
  // Where the config names the same folder, its rows are there already.
  const same = local.some(({ folder }) => path.resolve(folder) === path.resolve(reportDir));
  return same ? local : [{ folder: reportDir }, ...local];
}

function takes({ alias }: Folder, wanted: MeasurementConfig['quantilesIndexer']): boolean {
  return alias === undefined || wanted === undefined || wanted === '' || wanted === alias;
}

function namesOf({ runId, headroomVersion, target }: RunRequest): DocumentNames {
  const { kubernetesVersion, nodes } = target;
  return {
    uuid: runId,
    version: `headroom-v${headroomVersion}`,
    metadata: {
      ...(kubernetesVersion !== undefined && { k8sVersion: kubernetesVersion }),
      ...(nodes && { totalNodes: nodes.total }),
    },
  };
}
