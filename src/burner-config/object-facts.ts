import { builtInKind } from '../kubernetes/api-kinds';
import { asRecord, asString } from '../kubernetes/object';
import { readYaml } from '../yaml/read';
import { shapeMemory, type ShapeMemory } from '../yaml/shape-memory';

/** What a plan needs to know of one rendered object. */
export interface ObjectFacts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** The namespace that the template itself names. */
  readonly ownNamespace: string | undefined;
  readonly pods: number;
}

export type Body = Readonly<Record<string, unknown>>;

/** Reads one rendered object after another; a sentence when one is none. Objects of one template are read by their shape. */
export function objectReader(): (text: string) => Body | string {
  const memory = shapeMemory();
  return text => {
    const body = memory.valueOf(text) ?? readBody(text, memory);
    if (typeof body === 'string') return body;
    const missing = ['apiVersion', 'kind'].filter(key => typeof body[key] !== 'string');
    return missing.length > 0 ? `the rendered text has no ${missing.join(' and no ')}` : body;
  };
}

function readBody(text: string, memory: ShapeMemory): Body | string {
  const file = readYaml(text, { templates: 'literal' });
  const problem = file.problems[0];
  if (problem !== undefined) {
    const { line, character } = file.position(problem.span.start);
    return `line ${line + 1}, column ${character + 1} of the rendered text: ${problem.message}`;
  }
  memory.remember(file);
  return asRecord(file.documents.find(document => document.value !== undefined && document.value !== null)?.value);
}

export function factsOf(body: Body): ObjectFacts {
  const apiVersion = asString(body['apiVersion']) ?? '';
  const kind = asString(body['kind']) ?? '';
  const namespaced = builtInKind(apiVersion, kind)?.namespaced ?? true;
  const ownNamespace = asString(asRecord(body['metadata'])['namespace']);
  return {
    apiVersion,
    kind,
    namespaced,
    ownNamespace: ownNamespace === '' ? undefined : ownNamespace,
    pods: podsOf(body, kind),
  };
}

/** Pods that controllers will make of it. A DaemonSet makes one a node, which only the cluster can say: counted as none. */
function podsOf(body: Body, kind: string): number {
  const spec = asRecord(body['spec']);
  const count = (value: unknown) => (typeof value === 'number' ? value : 1);
  switch (kind) {
    case 'Pod':
      return 1;
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'ReplicationController':
      return count(spec['replicas']);
    case 'Job':
      return count(spec['parallelism']);
    default:
      return 0;
  }
}
