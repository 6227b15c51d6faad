import { builtInFlowSchemaObjects } from '../kubernetes/built-in-flow-schemas';
import { asList, asRecord, asString, nameOf, type KubernetesObject, type PlainRecord } from '../kubernetes/object';

/** A FlowSchema as the API server asks it. */
export interface FlowSchema {
  readonly name: string;
  /** 1000 when it names none. */
  readonly precedence: number;
  /** Name of its priority level, which may not exist. */
  readonly level: string;
  /** What makes requests flows of their own; without it all are one flow. */
  readonly distinguisher?: 'ByUser' | 'ByNamespace';
  readonly rules: readonly PlainRecord[];
}

/** matchingPrecedence of a FlowSchema that names none (pkg/apis/flowcontrol/v1/defaults.go of v1.36). */
const DEFAULT_PRECEDENCE = 1000;

/** The FlowSchema as the server reads it; `undefined` when it has no name, no level or a precedence that is no number. */
export function flowSchemaOf(object: KubernetesObject): FlowSchema | undefined {
  const spec = asRecord(object['spec']);
  const name = nameOf(object);
  const level = asString(asRecord(spec['priorityLevelConfiguration'])['name']);
  const precedence = spec['matchingPrecedence'] || DEFAULT_PRECEDENCE;
  if (name === undefined || level === undefined || typeof precedence !== 'number') return undefined;
  const distinguisher = asRecord(spec['distinguisherMethod'])['type'];
  return {
    ...{ name, precedence, level, rules: asList(spec['rules']).map(asRecord) },
    ...(distinguisher === 'ByUser' || distinguisher === 'ByNamespace' ? { distinguisher } : {}),
  };
}

/** Those that every API server makes. */
export const builtInSchemas: readonly FlowSchema[] = builtInFlowSchemaObjects.flatMap(
  ({ name, spec }) => flowSchemaOf({ metadata: { name }, spec }) ?? [],
);

/** True when `schema` is asked before `other`: the lower precedence, ties by name (apihelpers.FlowSchemaSequence of v1.36). */
export function isAskedBefore(schema: FlowSchema, other: FlowSchema): boolean {
  if (schema.precedence !== other.precedence) return schema.precedence < other.precedence;
  return schema.name < other.name;
}

/** In the order in which a request meets them. */
export function inOrder<S extends FlowSchema>(schemas: readonly S[]): readonly S[] {
  return schemas.toSorted((a, b) => (isAskedBefore(a, b) ? -1 : isAskedBefore(b, a) ? 1 : 0));
}
