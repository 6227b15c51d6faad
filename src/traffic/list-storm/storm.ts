import { ClusterError } from '../../cluster/cluster-error';
import { runLimited } from '../../cluster/run-limited';
import type { JobReport } from '../../report/report';
import type { Stage } from '../cluster-run';
import { configMapObject, configMapsPath } from '../config-maps';
import { loadLog } from '../load-log';
import { createObject, makerOf, namespaceObject } from '../made-object';
import { pacedStarts } from '../paced-starts';
import type { ListStormConfig } from './config';
import { ways, type Way } from './ways';

const SAMPLE_MS = 250;
const CREATED_AT_ONCE = 16;

/** Name of the run's namespace. */
export const stormNamespace = (runId: string): string => `headroom-list-storm-${runId}`;

/** Makes the objects, then lists them in each way. */
export async function storm(config: ListStormConfig, stage: Stage): Promise<void> {
  await makeObjects(config, stage);
  for (const way of ways) {
    if (stage.signal.aborted) return;
    await stage.takeServerSample();
    stage.onJobStarted(way.name, config.listsPerWay);
    stage.onJobs([await listInOneWay(way, config, stage)]);
    await stage.takeServerSample();
  }
}

async function makeObjects({ listedObjects, objectBytes }: ListStormConfig, stage: Stage): Promise<void> {
  const { runId, connection, signal, step } = stage;
  const [make, namespace] = [makerOf(runId), stormNamespace(runId)];
  step('objects', 'started', `${listedObjects} ConfigMaps of ${objectBytes} bytes`);
  await createObject(connection, namespaceObject(make, namespace), signal);
  const objects = Array.from({ length: listedObjects }, (_, index) =>
    configMapObject(make, namespace, `listed-${index}`, objectBytes),
  );
  await runLimited(objects, CREATED_AT_ONCE, object => createObject(connection, object, signal));
  step('objects', 'done', 'made');
}

/** Each client begins its next list when its last has ended, and not before the rate allows it. */
async function listInOneWay(way: Way, config: ListStormConfig, stage: Stage): Promise<JobReport> {
  const { connection, signal, onSample, runId } = stage;
  const path = configMapsPath(stormNamespace(runId));
  const log = loadLog(way.name, config.rate);
  let received = 0;
  const onData = (piece: Buffer): void => void (received += piece.length);
  const startedAt = Date.now();
  const sampler = setInterval(() => onSample(log.sample(Date.now())), SAMPLE_MS);
  const start = pacedStarts(config.rate, signal);
  try {
    await runLimited(Array.from({ length: config.listsPerWay }), config.clients, async () => {
      await start();
      if (signal.aborted) return;
      const sentAt = performance.now();
      const error = await errorOf(way.list(connection, path, config, { signal, onData }));
      if (signal.aborted) return;
      log.ended({ what: way.name, due: sentAt, sentAt, endedAt: performance.now(), ...(error && { error }) });
    });
  } finally {
    clearInterval(sampler);
  }
  onSample(log.sample(Date.now()));
  return { ...log.report(startedAt, Date.now()), bytes: { sent: 0, received, watched: 0 } };
}

async function errorOf(listing: Promise<void>): Promise<ClusterError | undefined> {
  try {
    await listing;
    return undefined;
  } catch (error) {
    if (error instanceof ClusterError) return error;
    throw error;
  }
}
