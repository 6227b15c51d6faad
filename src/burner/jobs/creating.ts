import type { JobPlan, PlannedObject } from '../../burner-config/plan';
import { collectionPath, type ServedResource } from '../../cluster/discovery';
import type { Load } from '../load';
import type { Made } from '../made-objects';
import type { NamespaceMaker } from '../namespaces';
import type { RunContext } from '../run-context';
import { objectLabels, withRunLabels } from '../run-labels';
import { servedKind } from '../served-kind';

/** A create job under way. */
export interface Creating {
  readonly run: RunContext;
  readonly job: JobPlan;
  readonly load: Load;
  readonly namespaces: NamespaceMaker;
  readonly made: Made;
  /** The resource of each entry, by object index; a template may give another kind the next time. */
  readonly resources: (ServedResource | undefined)[];
}

/** The resource that serves an object; undefined while it must be asked for. */
export function knownResource({ resources }: Creating, object: PlannedObject): ServedResource | undefined {
  const known = resources[object.objectIndex];
  return known?.kind === object.kind && known.apiVersion === object.apiVersion ? known : undefined;
}

/** The same, asked for. */
export async function askedResource(creating: Creating, object: PlannedObject): Promise<ServedResource> {
  const resource = await servedKind(creating.run, object.apiVersion, object.kind);
  creating.resources[object.objectIndex] = resource;
  return resource;
}

/** Sends the request that makes an object. */
export function create({ run, job, load, made }: Creating, object: PlannedObject, resource: ServedResource): void {
  const labels = objectLabels(run.runId, job.config.name, object, object.entry.group?.id);
  const path = collectionPath(resource, object.namespace);
  const body = withRunLabels(resource.namespaced ? object.body : withoutNamespace(object.body), labels);
  const timeoutMs = run.plan.config.global.requestTimeout;
  load.send(`create ${resource.plural}`, { method: 'POST', path, body, timeoutMs }, succeeded => {
    if (succeeded) made.add(object);
  });
}

/** Only the API server knows that a custom kind has no namespace. */
function withoutNamespace(body: PlannedObject['body']): PlannedObject['body'] {
  const metadata = { ...(body['metadata'] as Record<string, unknown>) };
  delete metadata['namespace'];
  return { ...body, metadata };
}
