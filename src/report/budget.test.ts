import { expect, test } from 'vitest';
import { defaultBudget, overBudget } from './budget';

const plan = { objects: 400, pods: 100, requests: 800, maxRate: 500, leastSeconds: 8 };

test('a plan within the budget is not spoken of', () => {
  expect(overBudget(plan, defaultBudget)).toBeUndefined();
});

test('a plan beyond it is told with all that is too much, and with the option that allows it', () => {
  const large = { ...plan, objects: 8000, pods: 2000, leastSeconds: 7200.5 };
  expect(overBudget(large, defaultBudget)).toEqual({
    why:
      'The plan is beyond the budget of a run: 8000 objects, where 5000 objects are allowed; 2000 pods, where 300 pods are allowed; ' +
      '120 min 1 s, where 60 min 0 s are allowed.',
    options: ['--budget', 'objects=8000,pods=2000,duration=7201'],
  });
});

test('what the option says is allowed', () => {
  const large = { ...plan, pods: 2000 };
  expect(overBudget(large, { ...defaultBudget, pods: 2000 })).toBeUndefined();
});
