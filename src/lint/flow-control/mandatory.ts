import * as l10n from '@vscode/l10n';
import { builtInFlowSchemaObjects } from '../../kubernetes/built-in-flow-schemas';
import { catchAllLevelSpec, DEFAULT_SHARES } from '../../kubernetes/flow-control';
import { asRecord, isRecord, nameOf, type PlainRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Finding, LintObject } from '../rule';
import { fieldName } from './refusals';

/** Objects whose spec the API server holds at one value; of the level "exempt" only `exempt` may change. */
const mandatory = ['exempt', 'catch-all'];

/** Where a mandatory object differs from what the API server holds it at; its spec must pass every other check. */
export function mandatoryRefusals({ object, path }: LintObject): readonly Finding[] {
  const name = nameOf(object) ?? '';
  if (!mandatory.includes(name) || isTemplated(object['spec'])) return [];
  const [spec, must] =
    object.kind === 'FlowSchema'
      ? [schemaWithDefaults(object['spec']), schemaSpec(name)]
      : [levelWithDefaults(object['spec']), name === 'exempt' ? undefined : catchAllLevelSpec];
  return differences(spec, must ?? spec, [...path, 'spec']).map(difference =>
    finding(`${String(object.kind)} "${name}"`, difference),
  );
}

function finding(object: string, { at, wanted }: Difference): Finding {
  const field = fieldName(at);
  if (wanted === undefined)
    return {
      path: at,
      at: 'key',
      message: l10n.t`${object} is fixed by the API server and has no ${field}. Choose another name or remove it.`,
      fixes: [{ title: l10n.t`Remove ${field}`, safe: false, changes: [{ op: 'remove', path: at }] }],
    };
  const value = JSON.stringify(wanted);
  const fixes = [
    { title: l10n.t`Write what is built in`, safe: false, changes: [{ op: 'set' as const, path: at, value: wanted }] },
  ];
  const message = Array.isArray(wanted)
    ? l10n.t`${object} is fixed by the API server: ${field} must be as built in. Choose another name or write those.`
    : l10n.t`${object} is fixed by the API server: ${field} must be ${value}. Choose another name or write that.`;
  return { path: at, message, fixes };
}

function schemaSpec(name: string): PlainRecord | undefined {
  return builtInFlowSchemaObjects.find(schema => schema.name === name)?.spec;
}

function schemaWithDefaults(value: unknown): PlainRecord {
  const spec = asRecord(value);
  return { ...spec, matchingPrecedence: spec['matchingPrecedence'] || 1000 };
}

function levelWithDefaults(value: unknown): PlainRecord {
  const spec = asRecord(value);
  const limited = asRecord(spec['limited']);
  return {
    ...spec,
    limited: {
      ...limited,
      nominalConcurrencyShares: limited['nominalConcurrencyShares'] ?? DEFAULT_SHARES,
      lendablePercent: limited['lendablePercent'] ?? 0,
    },
  };
}

interface Difference {
  readonly at: Path;
  /** `undefined`: nothing may stand there. */
  readonly wanted: unknown;
}

/** Semantic.DeepEqual of apimachinery: absent, null, false and empty lists are one; the order of lists counts. */
function differences(value: unknown, must: unknown, at: Path): readonly Difference[] {
  if (isTemplated(value) || (isNothing(value) && isNothing(must))) return [];
  if (Array.isArray(must)) return isSameList(value, must) ? [] : [{ at, wanted: must }];
  if (isRecord(must) && isRecord(value))
    return [...new Set([...Object.keys(must), ...Object.keys(value)])].flatMap(key =>
      differences(value[key], must[key], [...at, key]),
    );
  return value === must ? [] : [{ at, wanted: must }];
}

function isSameList(value: unknown, must: readonly unknown[]): boolean {
  if (!Array.isArray(value) || value.length !== must.length) return false;
  return must.every((inner, index) => differences(value[index], inner, [index]).length === 0);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}
