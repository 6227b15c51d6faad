import { expect, test } from 'vitest';
import { placementMemory } from './placement-message';

test('what a panel remembers is read back, and nothing else', () => {
  const memory = { uri: 'file:///a.yaml', key: { kind: 'Deployment', name: 'cart', namespace: 'shop' } };
  expect(placementMemory(memory)).toEqual(memory);
  expect(placementMemory({ ...memory, key: { kind: 'Pod', name: 'p' } })?.key).toEqual({ kind: 'Pod', name: 'p' });
  for (const other of [undefined, 7, {}, { uri: 'a' }, { uri: 1, key: memory.key }, { uri: 'a', key: { kind: 'Pod' } }])
    expect(placementMemory(other)).toBeUndefined();
});
