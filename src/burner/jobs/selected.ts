import type { JobPlan, PlannedSelection } from '../../burner-config/plan';
import { collectionPath, resourceOf, type ServedResource } from '../../cluster/discovery';
import { list } from '../../cluster/list';
import { RUN_LABEL } from '../../runs/run-label';
import { selectorText } from '../made-objects';
import { waitForFound } from '../ready-found';
import type { RunContext } from '../run-context';
import { waiterFor } from '../waiters/custom-status';

/** Objects that a selection found, by the path of each. */
export interface Selected {
  readonly resource: ServedResource;
  readonly paths: readonly string[];
}

/** Narrowed to this run, so that a selector written too wide cannot take what others made. */
export function selectorOf(run: RunContext, { labelSelector }: PlannedSelection): string {
  return selectorText(run.unscoped ? labelSelector : { ...labelSelector, [RUN_LABEL]: run.runId });
}

/** Lists what a selection finds; nothing found is noted, once for each. */
export async function select(run: RunContext, job: JobPlan, selection: PlannedSelection): Promise<Selected> {
  const resource = await resourceOf(run.connection, selection.apiVersion, selection.kind);
  const query = { labelSelector: selectorOf(run, selection) };
  const path = collectionPath(resource, run.plan.oneNamespace);
  const paths: string[] = [];
  await list(run.connection.request, { path, query, signal: run.signal }, items => {
    for (const { metadata } of items) paths.push(`${collectionPath(resource, metadata.namespace)}/${metadata.name}`);
  });
  if (paths.length === 0) noteNothing(run, job, resource.plural);
  return { resource, paths };
}

/** Says that a selection found nothing. */
export function noteNothing(run: RunContext, { config, type }: JobPlan, plural: string): void {
  const reach = run.unscoped ? '' : ' among the objects of this run (--unscoped looks further)';
  const text = `No ${plural} match the selector of ${type} job ${config.name}${reach}: nothing to ${type}.`;
  if (!run.notedBefore(text)) run.note(text);
}

/** Waits until all that a selection finds, or its waitOptions name, is ready; false when the run failed over it or was cancelled. */
export async function waitForSelected(run: RunContext, job: JobPlan, selection: PlannedSelection): Promise<boolean> {
  const { entry } = selection;
  const { kind: childKind, apiVersion: childVersion, labelSelector } = entry.waitOptions ?? {};
  const apiVersion = childKind ? (childVersion ?? selection.apiVersion) : selection.apiVersion;
  const kind = childKind ?? selection.kind;
  const waiter = waiterFor(entry, kind);
  if (!selection.wait || waiter === undefined) return !run.signal.aborted;
  const own = childKind ? (run.unscoped ? '' : selectorText({ [RUN_LABEL]: run.runId })) : selectorOf(run, selection);
  const selector = [own, selectorText(labelSelector ?? {})].filter(Boolean).join(',');
  const deadline = performance.now() + job.config.maxWaitTimeout;
  return waitForFound(run, job, { apiVersion, kind, waiter, selector, least: 0, deadline });
}
