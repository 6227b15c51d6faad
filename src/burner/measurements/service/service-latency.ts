import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from '../../../cluster/cluster-error';
import { epochNow } from '../../send';
import type { MeasuredJob, Measurement, Measuring } from '../measurement';
import { ownedBy } from '../object-log';
import { startChecker, type Checker } from './checker';
import { serviceFigures } from './service-figures';
import { isAwaited, serviceLog } from './service-log';

/** kube-burner's documented default, which its code forgets. */
const defaultTimeoutMs = 5000;

/**
 * How long Services with ready endpoints take until they answer. A checker pod of the run connects to them: one program for
 * all, spoken to over exec. It needs a node whose pods really run, and the rights to make a namespace and to exec.
 */
export const serviceLatency: Measurement = {
  name: 'serviceLatency',
  jobTypes: ['create', 'patch'],
  kinds: [
    { apiVersion: 'v1', kind: 'Service' },
    { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
    { apiVersion: 'v1', kind: 'Pod', verbs: ['create', 'get', 'delete'] },
    // A WebSocket is opened by GET, and since Kubernetes 1.35 that needs the right to create as well.
    { apiVersion: 'v1', kind: 'Pod', subresource: 'exec', verbs: ['create', 'get'] },
  ],
  start: startServiceLatency,
};

async function startServiceLatency({ run, job, config, signal }: MeasuredJob): Promise<Measuring> {
  const timeoutMs = config.svcTimeout || defaultTimeoutMs;
  let checker: Checker | undefined;
  let impossible: string | undefined;
  const log = serviceLog(
    ownedBy(job),
    questions => checker?.ask(questions, timeoutMs / 1000),
    () => checker?.nodeAddress,
  );
  const { connection, runId, plan } = run;
  run.step(`${job.config.name}: serviceLatency`, 'started', 'starting the pod that asks the Services');
  try {
    const { oneNamespace } = plan;
    checker = await startChecker({ connection, runId, oneNamespace, signal }, log.answered);
    run.step(`${job.config.name}: serviceLatency`, 'done', 'the pod that asks the Services runs');
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    impossible = `serviceLatency of job ${job.config.name} could not be measured: ${error.message}`;
    run.step(`${job.config.name}: serviceLatency`, 'failed', impossible);
  }
  const services = await run.watchOf('v1', 'Service');
  const slices = await run.watchOf('discovery.k8s.io/v1', 'EndpointSlice');
  const ignore = [services.listen(log.onService), slices.listen(log.onSlice)];
  return {
    async end() {
      // Every Service that has endpoints may still answer within its time.
      const until = epochNow() + timeoutMs;
      const isWaiting = (): boolean => [...log.services.values()].some(isAwaited);
      while (checker !== undefined && isWaiting() && epochNow() < until && !signal.aborted) await pause(20);
      ignore.forEach(end => end());
      await checker?.end();
      return serviceFigures(log, impossible);
    },
  };
}
