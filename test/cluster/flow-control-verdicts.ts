import { ClusterError } from '../../src/cluster/cluster-error';
import type { Connection } from '../../src/cluster/connection';
import { builtInFlowSchemas, builtInLevels } from '../../src/kubernetes/flow-control';
import type { KubernetesObject } from '../../src/kubernetes/object';
import { asRecord } from '../../src/kubernetes/object';
import { checkAlone } from '../../src/lint/check-alone.test-data';
import { rules } from '../../src/lint/rules';

export const apiVersion = 'flowcontrol.apiserver.k8s.io/v1';
const plurals: Readonly<Record<string, string>> = {
  FlowSchema: 'flowschemas',
  PriorityLevelConfiguration: 'prioritylevelconfigurations',
};
const existing = new Set([...builtInFlowSchemas, ...builtInLevels].map(({ name }) => name));
const refusing = rules.filter(({ meta }) => meta.refusedByServer);

/** True when a rule with `refusedByServer` finds something in the object. */
export function speaks(object: KubernetesObject): boolean {
  return refusing.some(rule => checkAlone(rule, object).length > 0);
}

export interface Verdict {
  readonly refused: boolean;
  /** What the server says, for the report of a difference. */
  readonly because?: string;
}

/** Whether the server takes the object, strictly; nothing is stored. A name that exists already is put in its place. */
export async function isRefused(connection: Connection, object: KubernetesObject): Promise<Verdict> {
  const query = { dryRun: 'All', fieldValidation: 'Strict' };
  const path = `/apis/${apiVersion}/${plurals[String(object.kind)] ?? ''}`;
  const name = asRecord(object.metadata)['name'];
  try {
    if (typeof name === 'string' && existing.has(name) && (await exists(connection, `${path}/${name}`)))
      await connection.request({ method: 'PUT', path: `${path}/${name}`, query, body: object });
    else await connection.request({ method: 'POST', path, query, body: object });
    return { refused: false };
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'invalid') return { refused: true, because: error.message };
    throw error;
  }
}

const seen = new Map<string, boolean>();

async function exists(connection: Connection, path: string): Promise<boolean> {
  const known = seen.get(path);
  if (known !== undefined) return known;
  const found = await connection.request({ method: 'GET', path }).then(
    () => true,
    () => false,
  );
  seen.set(path, found);
  return found;
}
