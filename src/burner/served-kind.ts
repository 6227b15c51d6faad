import type { RunPlan } from '../burner-config/plan';
import { ClusterError } from '../cluster/cluster-error';
import { resourceOf, type ServedResource } from '../cluster/discovery';
import { definedKinds } from './defined-kinds';
import { sleep } from './pacing';
import type { RunContext } from './run-context';

const lookAgainMs = 200;
/** A kind that an earlier job defined is served within seconds. */
const servedWithinMs = 30_000;

/** The resource that serves a kind; waits for one that the run itself has defined. */
export async function servedKind(run: RunContext, apiVersion: string, kind: string): Promise<ServedResource> {
  const until = performance.now() + servedWithinMs;
  for (;;) {
    try {
      return await resourceOf(run.connection, apiVersion, kind);
    } catch (error) {
      if (!(error instanceof ClusterError) || error.kind !== 'not-found' || run.signal.aborted) throw error;
      if (performance.now() > until || !isDefined(run.plan, apiVersion, kind)) throw error;
      await sleep(lookAgainMs, run.signal);
    }
  }
}

function isDefined(plan: RunPlan, apiVersion: string, kind: string): boolean {
  return definedKinds(plan).some(defined => defined.apiVersion === apiVersion && defined.kind === kind);
}
