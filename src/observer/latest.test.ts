import { expect, test } from 'vitest';
import { ClusterError } from '../cluster/cluster-error';
import { latest } from './latest';

const patient = { none: 0, isInVain: () => false, patienceMs: 60_000 };

test('an answer is asked for once while it is fresh, also by many at once', async () => {
  let asked = 0;
  const give = latest({ ...patient, ask: async () => ++asked });
  expect(await Promise.all([give(), give()])).toEqual([1, 1]);
  expect(await give()).toBe(1);
});

test('who is slow is waited for no longer than patience lasts, and counts once there', async () => {
  let answer: (figure: number) => void = () => undefined;
  const slow = new Promise<number>(resolve => (answer = resolve));
  const give = latest({ ...patient, ask: () => slow, patienceMs: 1 });
  expect(await give()).toBe(0);
  answer(7);
  await expect.poll(give).toBe(7);
});

test('what cannot be asked leaves what is known', async () => {
  let asked = 0;
  const ask = async () => {
    asked++;
    throw new ClusterError('unreachable', 'gone');
  };
  const give = latest({ ...patient, ask });
  expect([await give(), await give()]).toEqual([0, 0]);
  expect(await latest({ ...patient, ask, isInVain: () => true })()).toBe(0);
  expect(asked).toBe(1);
});
