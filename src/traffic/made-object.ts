import type { Connection } from '../cluster/connection';
import { RUN_LABEL } from '../runs/run-label';

/** An object of a run and where it is created. */
export interface MadeObject {
  /** Of the collection. */
  readonly path: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly body: object;
}

export type Make = (path: string, apiVersion: string, kind: string, name: string, more: MadeFields) => MadeObject;

/** What an object has besides its kind, its name and the run's label. */
export interface MadeFields {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Makes objects that carry the run's label. */
export function makerOf(runId: string): Make {
  return (path, apiVersion, kind, name, { labels, annotations, ...more }) => ({
    ...{ path, apiVersion, kind, name },
    body: {
      ...{ apiVersion, kind, ...more },
      metadata: { name, labels: { ...labels, [RUN_LABEL]: runId }, ...(annotations && { annotations }) },
    },
  });
}

export const namespaceObject = (make: Make, name: string): MadeObject =>
  make('/api/v1/namespaces', 'v1', 'Namespace', name, {});

/** Creates an object; gives its UID. Rejects with ClusterError. */
export async function createObject(
  connection: Connection,
  { path, body }: MadeObject,
  signal: AbortSignal,
): Promise<string> {
  const request = { method: 'POST', path, body, signal } as const;
  const created = await connection.request<{ readonly metadata: { readonly uid: string } }>(request);
  return created.body.metadata.uid;
}
