import { asRecord, isRecord, nameOf } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { Finding, LintObject } from '../rule';
import { isTemplated } from '../../yaml/templated';
import { queuingRefusals } from './queuing';
import { integer, oneOf } from './refusals';

type Fields = Readonly<Record<string, unknown>>;

/** What the API server refuses in a PriorityLevelConfiguration (pkg/apis/flowcontrol/validation of v1.36). */
export function priorityLevelRefusals({ object, path }: LintObject): readonly Finding[] {
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
    ? 'Type Exempt belongs to the priority level named "exempt" alone. Set type: Limited with its shares.'
    : 'The priority level named "exempt" must have type Exempt. Set type: Exempt or choose another name.';
  return [{ path, message }];
}

function exemptRefusals(spec: Fields, path: Path): readonly Finding[] {
  return [
    ...unwanted(spec, 'limited', path, 'limited is not allowed with type Exempt. Remove it or set type: Limited.'),
    ...shareRefusals(spec['exempt'], [...path, 'exempt']),
  ];
}

function limitedTypeRefusals(spec: Fields, path: Path): readonly Finding[] {
  const exempt = unwanted(spec, 'exempt', path, 'exempt is not allowed with type Limited. Remove it.');
  const at = [...path, 'limited'];
  const limited = spec['limited'];
  if (isTemplated(limited)) return exempt;
  if (!isRecord(limited)) {
    const message = 'spec.limited is not set. Set nominalConcurrencyShares and limitResponse under limited.';
    return [...exempt, { path: at, message }];
  }
  return [
    ...exempt,
    ...shareRefusals(limited, at),
    ...responseRefusals(asRecord(limited)['limitResponse'], [...at, 'limitResponse']),
  ];
}

function shareRefusals(value: unknown, path: Path): readonly Finding[] {
  const fields = asRecord(value);
  const refusals: Finding[] = [];
  const check = (key: string, most: number, demand: string): void => {
    const amount = integer(fields[key], [...path, key], refusals);
    if (amount === undefined || (amount >= 0 && amount <= most)) return;
    refusals.push({ path: [...path, key], message: `${key} is ${amount}. Set ${demand}.` });
  };
  check('nominalConcurrencyShares', Infinity, '0 or more shares');
  check('assuredConcurrencyShares', Infinity, '0 or more shares');
  check('lendablePercent', 100, '0 to 100 percent');
  check('borrowingLimitPercent', Infinity, '0 or more percent');
  return refusals;
}

function responseRefusals(value: unknown, path: Path): readonly Finding[] {
  const response = asRecord(value);
  if (isTemplated(value) || isTemplated(response['type'])) return [];
  const type = oneOf(response['type'], ['Queue', 'Reject'], [...path, 'type']);
  if (type.length > 0) return type;
  if (response['type'] === 'Queue') return queuingRefusals(response['queuing'], [...path, 'queuing']);
  return unwanted(response, 'queuing', path, 'queuing is not allowed with type Reject. Remove it or set type: Queue.');
}

function unwanted(fields: Fields, key: string, path: Path, message: string): readonly Finding[] {
  if (fields[key] === undefined || fields[key] === null) return [];
  const at = [...path, key];
  return [
    {
      path: at,
      at: 'key',
      message,
      fixes: [{ title: `Remove ${key}`, safe: false, changes: [{ op: 'remove', path: at }] }],
    },
  ];
}
