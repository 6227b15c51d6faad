import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { dealHand, flowHash, flowText, isDealable } from './hand';

const handOf = (schema: string, user: string, queues: number, handSize: number): readonly number[] =>
  dealHand(flowHash(createHash('sha256').update(flowText(schema, user)).digest()), queues, handSize);

test('a hand holds different queues of the deck, and the same flow is always dealt the same', () => {
  for (let user = 0; user < 300; user++) {
    const hand = handOf('mine', `user-${user}`, 64, 6);
    expect(new Set(hand).size).toBe(6);
    expect(hand.every(queue => queue >= 0 && queue < 64)).toBe(true);
    expect(handOf('mine', `user-${user}`, 64, 6)).toEqual(hand);
  }
});

test('every queue is dealt about as often', () => {
  const dealt = new Array<number>(16).fill(0);
  for (let user = 0; user < 4000; user++) {
    for (const queue of handOf('mine', `user-${user}`, 16, 4)) dealt[queue] = (dealt[queue] ?? 0) + 1;
  }
  expect(Math.min(...dealt)).toBeGreaterThan(900);
  expect(Math.max(...dealt)).toBeLessThan(1100);
});

test('the bytes of the hash count from the lowest', () => {
  expect(flowHash(Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 0, 99))).toBe(513n);
  expect(dealHand(0n, 5, 3)).toEqual([0, 1, 2]);
});

test.each([
  [64, 8, true],
  [512, 8, false],
  [4, 8, false],
  [1, 1, true],
  [0.5, 1, false],
])('a hand from %d queues of %d: %s', (queues, handSize, taken) => expect(isDealable(queues, handSize)).toBe(taken));
