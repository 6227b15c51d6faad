import { expect, test } from 'vitest';
import { runsOutFirst } from './runs-out-first';

test('the largest share runs out first, and says how much all may grow until then', () => {
  const rooms = {
    pods: { allocatable: 110, requested: 11 },
    cpu: { allocatable: 4000, requested: 1000 },
    memory: { allocatable: 1000, requested: 800, used: 100 },
  };
  expect(runsOutFirst(rooms)).toEqual({ dimension: 'memory', share: 0.8, growth: 0.25 });
});

test('where more is asked than there is, nothing may grow; where nothing is asked, nothing runs out', () => {
  expect(runsOutFirst({ cpu: { allocatable: 1000, requested: 2000 } })).toEqual({
    dimension: 'cpu',
    share: 2,
    growth: 0,
  });
  expect(runsOutFirst({ pods: { allocatable: 110, requested: 0 } })).toBeUndefined();
});
