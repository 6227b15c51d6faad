import { expect, test } from 'vitest';
import { labelSelectorMatches, labelSelectorText, serviceSelects } from './labels';

const labels = { app: 'web', tier: 'front' };

test('a label selector joins labels and expressions', () => {
  expect(labelSelectorMatches({ matchLabels: { app: 'web' } }, labels)).toBe(true);
  expect(labelSelectorMatches({ matchExpressions: [{ key: 'tier', operator: 'In', values: ['back'] }] }, labels)).toBe(
    false,
  );
  expect(
    labelSelectorMatches({ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['back'] }] }, labels),
  ).toBe(true);
  expect(labelSelectorMatches({ matchExpressions: [{ key: 'gpu', operator: 'DoesNotExist' }] }, labels)).toBe(true);
  expect(labelSelectorMatches({ matchExpressions: [{ key: 'gpu', operator: 'Exists' }] }, labels)).toBe(false);
});

test('an empty label selector selects all, an empty service selector nothing', () => {
  expect(labelSelectorMatches({}, labels)).toBe(true);
  expect(labelSelectorMatches(undefined, labels)).toBe(false);
  expect(serviceSelects({}, labels)).toBe(false);
  expect(serviceSelects({ app: 'web' }, labels)).toBe(true);
  expect(serviceSelects({ app: 'web', canary: 'yes' }, labels)).toBe(false);
});

test('a label selector as the API takes it in a query', () => {
  const matchExpressions = [
    { key: 'tier', operator: 'In', values: ['a', 'b'] },
    { key: 'zone', operator: 'NotIn', values: ['x'] },
    { key: 'new', operator: 'Exists' },
    { key: 'old', operator: 'DoesNotExist' },
  ];
  expect(labelSelectorText({ matchLabels: { app: 'web' }, matchExpressions })).toBe(
    'app=web,tier in (a,b),zone notin (x),new,!old',
  );
  expect(labelSelectorText(undefined)).toBe('');
});
