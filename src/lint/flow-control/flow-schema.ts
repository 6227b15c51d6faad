import { asList, asRecord, asString, nameOf } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { Finding, LintObject } from '../rule';
import { isTemplated } from '../../yaml/templated';
import { subdomainProblem } from './names';
import { ruleRefusals } from './policy-rules';
import { fieldName, integer, oneOf } from './refusals';

/** What the API server refuses in a FlowSchema (pkg/apis/flowcontrol/validation of v1.36). */
export function flowSchemaRefusals({ object, path }: LintObject): readonly Finding[] {
  if (isTemplated(object['spec'])) return [];
  const spec = asRecord(object['spec']);
  const at = [...path, 'spec'];
  return [
    ...precedenceRefusals(spec['matchingPrecedence'], nameOf(object), [...at, 'matchingPrecedence']),
    ...distinguisherRefusals(spec['distinguisherMethod'], [...at, 'distinguisherMethod']),
    ...levelRefusals(spec['priorityLevelConfiguration'], [...at, 'priorityLevelConfiguration']),
    ...asList(spec['rules']).flatMap((rule, index) => ruleRefusals(rule, [...at, 'rules', index])),
  ];
}

function precedenceRefusals(value: unknown, name: string | undefined, path: Path): readonly Finding[] {
  const refusals: Finding[] = [];
  // Absent and 0 become 1000.
  const precedence = integer(value, path, refusals) || 1000;
  const say = (message: string): void => void refusals.push({ path, message });
  if (precedence < 0) say(`matchingPrecedence is ${precedence}. Set it from 2 to 10000; the lowest is tried first.`);
  if (precedence > 10_000)
    say(`matchingPrecedence is ${precedence}, above 10000. Set it from 2 to 10000; the lowest is tried first.`);
  if (precedence === 1 && name !== 'exempt')
    say('matchingPrecedence 1 belongs to the FlowSchema named "exempt". Set it from 2 to 10000.');
  return refusals;
}

function distinguisherRefusals(value: unknown, path: Path): readonly Finding[] {
  if (value === undefined || value === null || isTemplated(value)) return [];
  return oneOf(asRecord(value)['type'], ['ByNamespace', 'ByUser'], [...path, 'type']);
}

function levelRefusals(value: unknown, path: Path): readonly Finding[] {
  const level = asRecord(value)['name'];
  if (isTemplated(value) || isTemplated(level)) return [];
  const at = [...path, 'name'];
  const name = asString(level) ?? '';
  if (name === '')
    return [{ path: at, message: `${fieldName(at)} is not set. Name the PriorityLevelConfiguration to use.` }];
  const problem = subdomainProblem(name);
  return problem ? [{ path: at, message: `Priority level name "${name}" ${problem}. Correct the name.` }] : [];
}
