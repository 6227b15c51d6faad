import { builtInFlowSchemaObjects } from '../../kubernetes/built-in-flow-schemas';
import { asList, asRecord, asString, isRecord, nameOf, type PlainRecord } from '../../kubernetes/object';
import { isTemplated } from '../../yaml/templated';
import { ofKind } from '../of-kind';
import type { LintContext, LintObject } from '../rule';
import { isFlowControlKind } from './group';

/** A FlowSchema as the API server asks it. */
export interface Schema {
  readonly name: string;
  /** 1000 when it names none. */
  readonly precedence: number;
  readonly level: string;
  readonly rules: readonly PlainRecord[];
  /** Where it stands; absent for those that every API server makes. */
  readonly of?: LintObject;
}

const builtIn: readonly Schema[] = builtInFlowSchemaObjects.map(({ name, spec }) => ({
  name,
  precedence: spec.matchingPrecedence,
  level: spec.priorityLevelConfiguration.name,
  rules: spec.rules,
}));

/** True for the name of a FlowSchema that every API server makes. */
export function isBuiltInSchema(name: string): boolean {
  return builtIn.some(schema => schema.name === name);
}

/** The FlowSchema as the server reads it; `undefined` when a template could make it another one. */
export function schemaOf(target: LintObject): Schema | undefined {
  const { spec } = target.object;
  const name = nameOf(target.object);
  const level = asString(asRecord(asRecord(spec)['priorityLevelConfiguration'])['name']);
  const precedence = asRecord(spec)['matchingPrecedence'] || 1000;
  if (name === undefined || level === undefined || typeof precedence !== 'number' || holdsTemplate(spec))
    return undefined;
  return { name, precedence, level, rules: asList(asRecord(spec)['rules']).map(asRecord), of: target };
}

/** The other FlowSchemas that are surely there: of the file, its neighbours, and built in. Names that two carry are left out. */
export function otherSchemas(name: string, context: LintContext): readonly Schema[] {
  const known = ofKind(context, 'FlowSchema').filter(({ object }) => isFlowControlKind(object, 'FlowSchema'));
  const count = new Map<string, number>();
  for (const { object } of known) count.set(nameOf(object) ?? '', (count.get(nameOf(object) ?? '') ?? 0) + 1);
  const near = known.flatMap(target => schemaOf(target) ?? []).filter(schema => count.get(schema.name) === 1);
  return [...near, ...builtIn.filter(schema => !count.has(schema.name))].filter(schema => schema.name !== name);
}

/** True when `schema` is asked before `other`: the lower precedence, ties by name. */
export function isAskedBefore(schema: Schema, other: Schema): boolean {
  if (schema.precedence !== other.precedence) return schema.precedence < other.precedence;
  return schema.name < other.name;
}

function holdsTemplate(value: unknown): boolean {
  if (isTemplated(value)) return true;
  if (Array.isArray(value)) return value.some(holdsTemplate);
  return isRecord(value) && Object.entries(value).some(([key, inner]) => key.includes('{{') || holdsTemplate(inner));
}
