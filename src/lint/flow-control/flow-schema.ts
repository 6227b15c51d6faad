import * as l10n from '@vscode/l10n';
import { asList, asRecord, asString, nameOf } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Finding, LintObject } from '../rule';
import { decodingRefusals } from './decoding';
import { mandatoryRefusals } from './mandatory';
import { metadataRefusals } from './metadata';
import { isSubdomain, subdomainSentence } from './names';
import { ruleRefusals } from './policy-rules';
import { fieldName, integer, oneOf } from './refusals';
import { flowSchemaShape } from './shapes';

/** What the API server refuses in a FlowSchema (pkg/apis/flowcontrol/validation of v1.36), but for unknown fields. */
export function flowSchemaRefusals(target: LintObject): readonly Finding[] {
  const refusals = [...metadataRefusals(target), ...specRefusals(target)];
  // The whole spec of a mandatory object is compared only when each field could stand.
  return decodingRefusals(target, flowSchemaShape, refusals.length > 0 ? refusals : mandatoryRefusals(target));
}

function specRefusals({ object, path }: LintObject): readonly Finding[] {
  if (isTemplated(object['spec'])) return [];
  const spec = asRecord(object['spec']);
  const at = [...path, 'spec'];
  return [
    ...precedenceRefusals(spec['matchingPrecedence'], object.metadata, nameOf(object), [...at, 'matchingPrecedence']),
    ...distinguisherRefusals(spec['distinguisherMethod'], [...at, 'distinguisherMethod']),
    ...levelRefusals(spec['priorityLevelConfiguration'], [...at, 'priorityLevelConfiguration']),
    ...asList(spec['rules']).flatMap((rule, index) => ruleRefusals(rule, [...at, 'rules', index])),
  ];
}

function precedenceRefusals(
  value: unknown,
  metadata: unknown,
  name: string | undefined,
  path: Path,
): readonly Finding[] {
  // Absent and 0 become 1000.
  const precedence = integer(value) || 1000;
  if (precedence < 0 || precedence > 10_000)
    return [
      {
        path,
        message: l10n.t`matchingPrecedence is ${precedence}. Set it from 2 to 10000; the lowest is tried first.`,
      },
    ];
  const couldBeExempt = isTemplated(metadata) || isTemplated(asRecord(metadata)['name']) || name === 'exempt';
  if (precedence !== 1 || couldBeExempt) return [];
  return [
    {
      path,
      message: l10n.t`matchingPrecedence 1 belongs to the FlowSchema named "exempt". Set it from 2 to 10000.`,
    },
  ];
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
  const field = fieldName(at);
  if (name === '')
    return [{ path: at, message: l10n.t`${field} is not set. Name the PriorityLevelConfiguration to use.` }];
  return isSubdomain(name) ? [] : [{ path: at, message: subdomainSentence(l10n.t`Priority level name`, name) }];
}
