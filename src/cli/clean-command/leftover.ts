import path from 'node:path';
import type { Connection } from '../../cluster/connection';
import { openConnection } from '../../cluster/open-connection';
import { readJournal, type Journal } from '../../runs/journal';
import { findLabelled, runResources } from '../../runs/labelled';
import { leftoverRuns } from '../../runs/leftovers';
import { isAlive } from '../../runs/process-identity';
import { CliError } from '../cli-error';

/** What of an earlier run is still in its cluster. */
export interface Leftover {
  readonly journal: Journal;
  readonly connection: Connection;
  /** Objects by kind. */
  readonly kinds: Readonly<Record<string, number>>;
}

export interface CleanTarget {
  readonly kubeconfig?: string;
  readonly context?: string;
}

/** The runs to clean: the one named, kept ones included, or all whose runner died. */
export async function runsToClean(runId: string | undefined): Promise<readonly Journal[]> {
  if (runId === undefined) return leftoverRuns();
  const journal = await readJournal(runId);
  if (!journal)
    throw new CliError(`No run "${runId}" is known on this machine: "headroom clean" lists what is left.`, 1);
  if (journal.state === 'running' && (await isAlive(journal.runner))) {
    const what = `Run ${runId} is still under way (process ${journal.runner.pid})`;
    throw new CliError(`${what}: cancel it there, and it cleans up by itself.`, 1);
  }
  return [journal];
}

/** Opens the cluster that a run went to and counts what carries its label. The caller closes the connection. */
export async function lookAt(journal: Journal, target: CleanTarget): Promise<Leftover> {
  const connection = await openConnection({
    context: target.context ?? journal.context,
    ...(target.kubeconfig !== undefined && { kubeconfig: target.kubeconfig }),
    env: { ...process.env, KUBECONFIG: journal.kubeconfig.join(path.delimiter) },
  });
  try {
    if (connection.server !== journal.server) throw elsewhere(journal, connection);
    const objects = await findLabelled(connection, journal, await runResources(connection, journal, false));
    const kinds: Record<string, number> = {};
    for (const { resource } of objects) kinds[resource.kind] = (kinds[resource.kind] ?? 0) + 1;
    return { journal, connection, kinds };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function elsewhere({ runId, server }: Journal, connection: Connection): CliError {
  const now = `context "${connection.context}" now points at ${connection.server}`;
  return new CliError(`Run ${runId} went to ${server}, but ${now}: pass --context with one that points there.`, 1);
}
