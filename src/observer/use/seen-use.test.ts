import { expect, test } from 'vitest';
import { seenUse } from './seen-use';

const at = (minute: number, pod = 'web-1') => ({
  metadata: { name: pod },
  timestamp: new Date(minute * 60_000).toISOString(),
  containers: [{ name: 'web', usage: { cpu: `${minute}m`, memory: '1Mi' } }],
});

test('the same measurement counts once', () => {
  const seen = seenUse();
  for (const minute of [1, 1, 2]) seen.take(at(minute));
  expect(seen.uses(new Map())).toMatchObject([
    { pod: 'web-1', container: 'web', cpu: [{ value: 0.001 }, { value: 0.002 }] },
  ]);
});

test('the newest points are kept, of each container some', () => {
  const seen = seenUse(50);
  for (let minute = 1; minute <= 60; minute++) for (const pod of ['a', 'b', 'c', 'd']) seen.take(at(minute, pod));
  const [first, ...others] = seen.uses(new Map());
  expect(others).toHaveLength(3);
  expect(first?.cpu).toHaveLength(20);
  expect(first?.cpu.at(-1)?.value).toBe(0.06);
});

test('who was killed before anyone measured it is there with its limit alone', () => {
  const killed = new Map([['web-2', new Map([['web', [1000]]])]]);
  expect(seenUse().uses(killed)).toEqual([{ pod: 'web-2', container: 'web', cpu: [], memory: [], killedAt: [1000] }]);
});
