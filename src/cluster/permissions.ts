import type { Connection } from './connection';
import { runLimited } from './run-limited';

/** Reviews under way at once. */
const atOnce = 8;

/** A right in the words of RBAC. */
export interface WantedRight {
  readonly verb: string;
  /** API group, '' for core. */
  readonly group: string;
  readonly resource: string;
  /** Absent: cluster-wide. */
  readonly namespace?: string;
}

interface Review {
  readonly status: { readonly allowed: boolean };
}

/** Of the wanted rights, those that the API server says this user lacks (SelfSubjectAccessReview, one request each). */
export async function missingRights(
  connection: Connection,
  wants: readonly WantedRight[],
): Promise<readonly WantedRight[]> {
  const allowed = await runLimited(wants, atOnce, want => isAllowed(connection, want));
  return wants.filter((_, index) => !allowed[index]);
}

async function isAllowed(connection: Connection, { verb, group, resource, namespace }: WantedRight): Promise<boolean> {
  const [plural, subresource] = resource.split('/');
  const resourceAttributes = { verb, group, resource: plural, subresource, namespace };
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  };
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  return (await connection.request<Review>({ method: 'POST', path, body })).body.status.allowed;
}
