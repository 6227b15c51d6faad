import { expect, test } from 'vitest';
import { panelMemory } from './panel-message';

test('a panel remembers its run; anything else is no memory', () => {
  expect(panelMemory({ runId: 'r1', title: 'churn', more: 1 })).toEqual({ runId: 'r1', title: 'churn' });
  expect([undefined, null, 'r1', {}, { runId: 1, title: 'churn' }].map(panelMemory)).toEqual(Array(5).fill(undefined));
});
