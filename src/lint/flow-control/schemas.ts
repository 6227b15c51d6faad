import { builtInSchemas, flowSchemaOf, type FlowSchema } from '../../fairness/flow-schema';
import { isFlowControlKind } from '../../fairness/group';
import { isRecord, nameOf } from '../../kubernetes/object';
import { isTemplated } from '../../yaml/templated';
import { ofKind } from '../of-kind';
import type { LintContext, LintObject } from '../rule';

/** A FlowSchema as the API server asks it. */
export interface Schema extends FlowSchema {
  /** Where it stands; absent for those that every API server makes. */
  readonly of?: LintObject;
}

/** True for the name of a FlowSchema that every API server makes. */
export function isBuiltInSchema(name: string): boolean {
  return builtInSchemas.some(schema => schema.name === name);
}

/** The FlowSchema as the server reads it; `undefined` when a template could make it another one. */
export function schemaOf(target: LintObject): Schema | undefined {
  const schema = flowSchemaOf(target.object);
  return schema && !holdsTemplate(target.object['spec']) ? { ...schema, of: target } : undefined;
}

/** The other FlowSchemas that are surely there: of the file, its neighbours, and built in. Names that two carry are left out. */
export function otherSchemas(name: string, context: LintContext): readonly Schema[] {
  const known = ofKind(context, 'FlowSchema').filter(({ object }) => isFlowControlKind(object, 'FlowSchema'));
  const count = new Map<string, number>();
  for (const { object } of known) count.set(nameOf(object) ?? '', (count.get(nameOf(object) ?? '') ?? 0) + 1);
  const near = known.flatMap(target => schemaOf(target) ?? []).filter(schema => count.get(schema.name) === 1);
  return [...near, ...builtInSchemas.filter(schema => !count.has(schema.name))].filter(schema => schema.name !== name);
}

function holdsTemplate(value: unknown): boolean {
  if (isTemplated(value)) return true;
  if (Array.isArray(value)) return value.some(holdsTemplate);
  return isRecord(value) && Object.entries(value).some(([key, inner]) => key.includes('{{') || holdsTemplate(inner));
}
