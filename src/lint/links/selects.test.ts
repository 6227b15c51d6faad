import { expect, test } from 'vitest';
import { TEMPLATE_VALUE } from '../../yaml/templated';
import { meetsAll, plainRequirementsOf, selects } from './selects';

const labels = { app: 'web', tier: 'front' };
const expression = (operator: string, key: string, ...values: unknown[]) => ({
  matchExpressions: [{ key, operator, values }],
});

test.each([
  ['an absent selector', undefined, labels, false],
  ['an empty selector', {}, labels, true],
  ['equal labels', { matchLabels: { app: 'web' } }, labels, true],
  ['another value', { matchLabels: { app: 'api' } }, labels, false],
  ['an absent label', { matchLabels: { team: 'a' } }, labels, false],
  ['a key that every object has', { matchLabels: { constructor: 'a' } }, labels, false],
  ['In', expression('In', 'app', 'api', 'web'), labels, true],
  ['NotIn', expression('NotIn', 'app', 'web'), labels, false],
  ['Exists', expression('Exists', 'team'), labels, false],
  ['DoesNotExist', expression('DoesNotExist', 'team'), labels, true],
  ['an unknown operator', expression('Like', 'app', 'w'), labels, undefined],
  ['a label of the controller', { matchLabels: { 'pod-template-hash': 'a' } }, labels, undefined],
  ['a label of admission', { matchLabels: { 'topology.kubernetes.io/zone': 'a' } }, labels, undefined],
  ['a templated value', { matchLabels: { app: TEMPLATE_VALUE } }, labels, undefined],
  ['templated labels', { matchLabels: { app: 'web' } }, TEMPLATE_VALUE, undefined],
  ['a templated label', { matchLabels: { app: 'web' } }, { app: TEMPLATE_VALUE }, undefined],
  ['a templated selector', TEMPLATE_VALUE, labels, undefined],
  ['one of two surely not', { matchLabels: { app: TEMPLATE_VALUE, tier: 'back' } }, labels, false],
])('%s', (_, selector, carried, result) => {
  expect(selects(selector, carried)).toBe(result);
});

test('a plain selector', () => {
  expect(meetsAll(plainRequirementsOf({ app: 'web' }), labels)).toBe(true);
  expect(meetsAll(plainRequirementsOf({ app: 'web', tier: 'back' }), labels)).toBe(false);
});
