import { describe, expect, test } from 'vitest';
import { builtInPriorityLevels, priorityLevelOf } from './priority-level';
import { divideSeats } from './seats';

describe('the built-in levels among 600 seats', () => {
  const seats = new Map(divideSeats(builtInPriorityLevels).map(one => [one.name, one]));

  // Nominal limits as a kube-apiserver v1.36.3 with default flags shows them in apiserver_flowcontrol_nominal_limit_seats.
  test.each([
    ['exempt', 0, 0, 600],
    ['system', 74, 50, 674],
    ['node-high', 98, 73, 698],
    ['leader-election', 25, 25, 625],
    ['workload-high', 98, 49, 698],
    ['workload-low', 245, 24, 845],
    ['global-default', 49, 24, 649],
    ['catch-all', 13, 13, 613],
  ])('%s has %d, at least %d, at most %d', (name, nominal, lower, upper) => {
    expect(seats.get(name)).toMatchObject({ nominal, lower, upper });
  });

  test('one request may take a sixth of a hand, and never less than a seat', () => {
    expect(seats.get('workload-low')?.widest).toBe(37);
    expect(seats.get('global-default')?.widest).toBe(8);
    expect(seats.get('leader-election')?.widest).toBe(4);
    expect(seats.get('catch-all')?.widest).toBeUndefined();
  });
});

test('a limit to borrowing bounds the most, and 0 % keeps to its own', () => {
  const level = priorityLevelOf({
    metadata: { name: 'mine' },
    spec: { type: 'Limited', limited: { nominalConcurrencyShares: 5, lendablePercent: 50, borrowingLimitPercent: 50 } },
  });
  if (!level) throw new Error('no level');
  expect(divideSeats([...builtInPriorityLevels, level]).at(-1)).toMatchObject({
    nominal: 12,
    lendable: 6,
    lower: 6,
    upper: 18,
  });
  expect(divideSeats([{ ...level, borrowingLimitPercent: 0 }], 10)).toMatchObject([{ nominal: 10, upper: 10 }]);
});

test('without a share nobody has a seat of its own', () => {
  expect(divideSeats([{ name: 'mine', exempt: false, shares: 0, lendablePercent: 0 }])).toMatchObject([
    { nominal: 0, lower: 0, upper: 600 },
  ]);
});
