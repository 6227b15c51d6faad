import * as l10n from '@vscode/l10n';
import { asRecord, isRecord, nameOf } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Finding, LintObject } from '../rule';
import { decodingRefusals } from './decoding';
import { mandatoryRefusals } from './mandatory';
import { metadataRefusals } from './metadata';
import { queuingRefusals } from './queuing';
import { fieldName, integer, oneOf, unwanted } from './refusals';
import { priorityLevelShape } from './shapes';

type Fields = Readonly<Record<string, unknown>>;

/** What the API server refuses in a PriorityLevelConfiguration (pkg/apis/flowcontrol/validation of v1.36), but for unknown fields. */
export function priorityLevelRefusals(target: LintObject): readonly Finding[] {
  const refusals = [...metadataRefusals(target), ...specRefusals(target)];
  // The whole spec of a mandatory object is compared only when each field could stand.
  return decodingRefusals(target, priorityLevelShape, refusals.length > 0 ? refusals : mandatoryRefusals(target));
}

function specRefusals({ object, path }: LintObject): readonly Finding[] {
  const spec = asRecord(object['spec']);
  const at = [...path, 'spec'];
  if (isTemplated(object['spec']) || isTemplated(spec['type'])) return [];
  const type = oneOf(spec['type'], ['Limited', 'Exempt'], [...at, 'type']);
  if (type.length > 0) return type;
  return [
    ...exemptNameRefusals(spec['type'] === 'Exempt', nameOf(object), [...at, 'type']),
    ...(spec['type'] === 'Exempt' ? exemptRefusals(spec, at) : limitedTypeRefusals(spec, at)),
  ];
}

function exemptNameRefusals(exempt: boolean, name: string | undefined, path: Path): readonly Finding[] {
  if (name === undefined || exempt === (name === 'exempt')) return [];
  const message = exempt
    ? l10n.t`Type Exempt belongs to the priority level named "exempt" alone. Set type: Limited with its shares.`
    : l10n.t`The priority level named "exempt" must have type Exempt. Set type: Exempt or choose another name.`;
  return [{ path, message }];
}

function exemptRefusals(spec: Fields, path: Path): readonly Finding[] {
  const message = l10n.t`limited is not allowed with type Exempt. Remove it or set type: Limited.`;
  return [...unwanted(spec, 'limited', path, message), ...shareRefusals(spec['exempt'], [...path, 'exempt'])];
}

function limitedTypeRefusals(spec: Fields, path: Path): readonly Finding[] {
  const exempt = unwanted(spec, 'exempt', path, l10n.t`exempt is not allowed with type Limited. Remove it.`);
  const at = [...path, 'limited'];
  const { limited } = spec;
  if (isTemplated(limited)) return exempt;
  if (!isRecord(limited)) {
    const field = fieldName(at);
    const message = l10n.t`${field} is not set. Set nominalConcurrencyShares and limitResponse under limited.`;
    return [...exempt, { path: at, message }];
  }
  return [
    ...exempt,
    ...shareRefusals(limited, at),
    ...responseRefusals(limited['limitResponse'], [...at, 'limitResponse']),
  ];
}

function shareRefusals(value: unknown, path: Path): readonly Finding[] {
  const fields = asRecord(value);
  const check = (key: string, most: number, demand: string): readonly Finding[] => {
    const amount = integer(fields[key]);
    if (amount === undefined || (amount >= 0 && amount <= most)) return [];
    return [{ path: [...path, key], message: demand }];
  };
  const of = (key: string): number => integer(fields[key]) ?? 0;
  return [
    ...check(
      'nominalConcurrencyShares',
      Infinity,
      l10n.t`nominalConcurrencyShares is ${of('nominalConcurrencyShares')}. Set 0 or more shares.`,
    ),
    ...check('lendablePercent', 100, l10n.t`lendablePercent is ${of('lendablePercent')}. Set 0 to 100 percent.`),
    ...check(
      'borrowingLimitPercent',
      Infinity,
      l10n.t`borrowingLimitPercent is ${of('borrowingLimitPercent')}. Set 0 or more percent.`,
    ),
  ];
}

function responseRefusals(value: unknown, path: Path): readonly Finding[] {
  const response = asRecord(value);
  if (isTemplated(value) || isTemplated(response['type'])) return [];
  const type = oneOf(response['type'], ['Queue', 'Reject'], [...path, 'type']);
  if (type.length > 0) return type;
  if (response['type'] === 'Queue') return queuingRefusals(response['queuing'], [...path, 'queuing']);
  const message = l10n.t`queuing is not allowed with type Reject. Remove it or set type: Queue.`;
  return unwanted(response, 'queuing', path, message);
}
