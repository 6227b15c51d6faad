import type { Connection } from '../../cluster/connection';
import type { Stage } from '../cluster-run';
import { createObject, type MadeObject } from '../made-object';
import type { IsolationConfig } from './config';
import { arrivalsIn, runHalf } from './half';
import { inUse } from './in-use';
import { namesOf, ownLevelObjects, requestPath, sharedObjects } from './objects';
import { openWatches } from './open-watches';

/** Makes the shared level and runs the first half; gives the noisy user a level of its own and runs the second. */
export async function bothHalves(config: IsolationConfig, halves: Stage): Promise<void> {
  const { runId, asUser } = halves;
  const names = namesOf(runId);
  const [noisy, quiet] = [await asUser(names.noisy), await asUser(names.quiet)];
  let endWatches = (): void => undefined;
  try {
    const shared = await create(halves, 'one level for both', sharedObjects(runId, names, config));
    endWatches = await openWatches(halves.connection, requestPath(names), config.watchers);
    await half('before', { noisy, quiet }, { noisy: shared, quiet: shared }, config, halves);
    const own = await create(halves, 'a FlowSchema for the noisy user', ownLevelObjects(runId, names, config));
    await half('after', { noisy, quiet }, { noisy: own, quiet: shared }, config, halves);
  } finally {
    endWatches();
    await Promise.all([noisy.close(), quiet.close()]);
  }
}

interface Pair<T> {
  readonly noisy: T;
  readonly quiet: T;
}

async function half(
  name: 'before' | 'after',
  users: Pair<Connection>,
  schemas: Pair<string>,
  config: IsolationConfig,
  { runId, signal, onJobStarted, onSample, onJobs }: Stage,
): Promise<void> {
  const path = requestPath(namesOf(runId));
  await inUse(users.noisy, path, schemas.noisy, signal);
  await inUse(users.quiet, path, schemas.quiet, signal);
  if (signal.aborted) return;
  const loads = [
    { job: `${name}: noisy`, connection: users.noisy, rate: config.noisyRate },
    { job: `${name}: quiet`, connection: users.quiet, rate: config.quietRate },
  ];
  for (const { job, rate } of loads) onJobStarted(job, arrivalsIn(rate, config.durationSeconds));
  onJobs(await runHalf(loads, path, config.durationSeconds, signal, onSample));
}

/** Creates objects in order; gives the UID of the FlowSchema, which is the last. */
async function create(
  { connection, signal, step }: Stage,
  what: string,
  objects: readonly MadeObject[],
): Promise<string> {
  step(what, 'started', objects.map(({ kind, name }) => `${kind} ${name}`).join(', '));
  let uid = '';
  for (const object of objects) uid = await createObject(connection, object, signal);
  step(what, 'done', 'made');
  return uid;
}
