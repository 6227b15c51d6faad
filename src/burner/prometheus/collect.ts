import { ProfileError } from '../../burner-config/profile-values';
import type { JobReport } from '../../report/report';
import type { RunRecord } from '../run-record';
import type { RunRequest } from '../run-request';
import { epochNow } from '../send';
import { firedAlerts } from './alerts';
import { windowOf, type JobWindow } from './job-window';
import { metricDocuments, type MetricNames } from './metrics';
import type { PrometheusProfile } from './profiles';
import { prometheus, PrometheusError, type Prometheus } from './query';

/** Why an endpoint of the config cannot be asked, one sentence each: asked for one value before the run. */
export async function endpointRefusals({
  connection,
  profiles,
}: Pick<RunRequest, 'connection' | 'profiles'>): Promise<readonly string[]> {
  const refusals = await Promise.all(
    profiles.map(async profile => {
      try {
        await prometheus(profile, connection).instant('1', epochNow());
        return [];
      } catch (error) {
        if (error instanceof PrometheusError) return [`${error.message} Correct metricsEndpoints, or take it out.`];
        throw error;
      }
    }),
  );
  return refusals.flat();
}

/** Asks alerts, then metrics, of every Prometheus for every job, and keeps what it said as kube-burner's documents. */
export async function collect(request: RunRequest, record: RunRecord, jobs: readonly JobReport[]): Promise<void> {
  const { profiles, connection, plan } = request;
  if (profiles.length === 0) return;
  record.step('metrics', 'started', 'asking Prometheus for alerts and metrics');
  for (const profile of profiles) {
    const ask = prometheus(profile, connection);
    for (const job of jobs) {
      const config = plan.jobs.find(one => one.config.name === job.name)?.config;
      await orLost(record, () => alertsOf(request, record, profile, ask, windowOf(job)));
      if (config?.skipIndexing !== true)
        await orLost(record, () => metricsOf(request, record, profile, ask, windowOf(job)));
    }
  }
  record.step('metrics', 'done', 'ended');
}

/** A figure that could not be had is lost data, and not the end of the others. */
async function orLost(record: RunRecord, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof PrometheusError) && !(error instanceof ProfileError)) throw error;
    record.fail({ exitCode: 4, sentence: error.message });
  }
}

type Asked = [request: RunRequest, record: RunRecord, profile: PrometheusProfile, ask: Prometheus, job: JobWindow];

async function alertsOf(...[request, record, { alerts, endpoint }, ask, job]: Asked): Promise<void> {
  for (const alert of alerts) {
    const fired = await firedAlerts(ask, alert, job, endpoint.step, namesOf(request), process.env);
    await record.documents.add(
      'alert',
      fired.map(({ document }) => document),
    );
    for (const { severity, description } of fired) {
      const sentence = `alert (${severity}) in job ${job.name}: ${description}`;
      if (severity === 'error' || severity === 'critical') record.fail({ exitCode: 3, sentence });
      else record.note(sentence);
    }
  }
}

async function metricsOf(...[request, record, { metrics, endpoint }, ask, job]: Asked): Promise<void> {
  for (const metric of metrics) {
    const found = await metricDocuments(ask, metric, job, endpoint.step, namesOf(request), process.env);
    for (const [name, documents] of found) await record.documents.add(name, documents);
  }
}

function namesOf({ runId, target: { kubernetesVersion, nodes } }: RunRequest): MetricNames {
  const version = kubernetesVersion === undefined ? {} : { k8sVersion: kubernetesVersion };
  return { uuid: runId, metadata: { ...version, ...(nodes && { totalNodes: nodes.total }) } };
}
