import { asRecord, nameOf } from '../../kubernetes/object';
import { builtInFlowSchemas, builtInLevels } from '../../kubernetes/flow-control';
import { isTemplated } from '../../yaml/templated';
import type { Finding, LintObject } from '../rule';

/** Objects whose spec the API server holds at one value; of the level "exempt" only `exempt` may change. */
const mandatory = ['exempt', 'catch-all'];

/** Fields of a mandatory object that differ from what the API server holds them at. */
export function mandatoryRefusals({ object, path }: LintObject): readonly Finding[] {
  const name = nameOf(object) ?? '';
  if (!mandatory.includes(name)) return [];
  const spec = asRecord(object['spec']);
  const limited = asRecord(spec['limited']);
  const fixed = object.kind === 'FlowSchema' ? fixedSchema(name, spec) : fixedLevel(name, limited);
  return fixed
    .filter(({ value, must }) => value !== must && !isTemplated(value))
    .map(({ field, must }) => ({
      path: [...path, 'spec', ...field],
      message: `${object.kind as string} "${name}" is fixed by the API server: ${field.join('.')} must be ${must}. Choose another name or write ${must}.`,
    }));
}

interface FixedField {
  readonly field: readonly string[];
  readonly value: unknown;
  readonly must: string | number;
}

function fixedSchema(name: string, spec: ReturnType<typeof asRecord>): readonly FixedField[] {
  return builtInFlowSchemas
    .filter(schema => schema.name === name)
    .flatMap(({ matchingPrecedence, level }) => [
      { field: ['matchingPrecedence'], value: spec['matchingPrecedence'], must: matchingPrecedence },
      {
        field: ['priorityLevelConfiguration', 'name'],
        value: asRecord(spec['priorityLevelConfiguration'])['name'],
        must: level,
      },
    ]);
}

function fixedLevel(name: string, limited: ReturnType<typeof asRecord>): readonly FixedField[] {
  return builtInLevels
    .filter(level => level.name === name && level.type === 'Limited')
    .flatMap(level => [
      {
        field: ['limited', 'nominalConcurrencyShares'],
        value: limited['nominalConcurrencyShares'],
        must: level.nominalConcurrencyShares,
      },
      { field: ['limited', 'lendablePercent'], value: limited['lendablePercent'] ?? 0, must: level.lendablePercent },
      {
        field: ['limited', 'limitResponse', 'type'],
        value: asRecord(limited['limitResponse'])['type'],
        must: level.response,
      },
    ]);
}
