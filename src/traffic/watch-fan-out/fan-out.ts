import type { Stage } from '../cluster-run';
import { configMapObject, configMapsPath } from '../config-maps';
import { createObject, makerOf, namespaceObject } from '../made-object';
import { stepName, writesOf, type WatchFanOutConfig } from './config';
import { fanOutStep, type FanOutStep } from './step';
import { growingWatches } from './watchers';

/** Name of the run's namespace. */
export const fanOutNamespace = (runId: string): string => `headroom-watch-fan-out-${runId}`;

/** Objects that take turns: more than requests can be under way, since two patches of one object hinder each other. */
export const WRITTEN = 64;

const objectName = (index: number): string => `written-${index}`;

/** Makes the objects; then step by step more watches, and writes that all of them see. */
export async function fanOut(
  config: WatchFanOutConfig,
  stage: Stage,
  onStep: (step: FanOutStep) => void,
): Promise<void> {
  const { runId, connection, signal } = stage;
  const path = configMapsPath(fanOutNamespace(runId));
  await makeObjects(config, stage);
  let listener: (write: number, arrivedAt: number) => void = () => undefined;
  const watches = growingWatches(connection, path, signal, (write, at) => listener(write, at));
  const writing = {
    listen: (next: typeof listener) => void (listener = next),
    write: (write: number) =>
      connection.request({
        ...{ method: 'PATCH', path: `${path}/${objectName(write % WRITTEN)}`, discardBody: true, signal },
        ...{ contentType: 'application/merge-patch+json', body: { data: { write: String(write) } } },
      }),
  };
  try {
    for (const [index, watchers] of config.watchersByStep.entries()) {
      await watches.growTo(watchers);
      if (signal.aborted) return;
      await stage.takeServerSample();
      stage.onJobStarted(stepName(watchers), writesOf(config));
      const first = index * writesOf(config);
      const step = await fanOutStep(config, watchers, { ...stage, ...writing, first });
      await stage.takeServerSample();
      stage.onJobs([step.job]);
      onStep(step);
      failMissing(step, watches.gaps(), stage);
    }
  } finally {
    watches.end();
  }
}

/** Events that never came are lost data. */
function failMissing({ missing, watchers }: FanOutStep, gaps: number, { fail, signal }: Stage): void {
  if (missing === 0 || signal.aborted) return;
  const why = gaps > 0 ? 'watches broke meanwhile' : 'the API server sent them too late or not at all';
  fail({ exitCode: 4, sentence: `${missing} events did not reach ${stepName(watchers)}: ${why}.` });
}

async function makeObjects({ objectBytes }: WatchFanOutConfig, stage: Stage): Promise<void> {
  const { runId, connection, signal, step } = stage;
  const [make, namespace] = [makerOf(runId), fanOutNamespace(runId)];
  step('objects', 'started', `${WRITTEN} ConfigMaps of ${objectBytes} bytes`);
  await createObject(connection, namespaceObject(make, namespace), signal);
  for (let index = 0; index < WRITTEN; index++) {
    await createObject(connection, configMapObject(make, namespace, objectName(index), objectBytes), signal);
  }
  step('objects', 'done', 'made');
}
