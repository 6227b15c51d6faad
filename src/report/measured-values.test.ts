import { expect, test } from 'vitest';
import { measuredValues } from './measured-values';

test('keeps every value in order, past its first room', () => {
  const values = measuredValues();
  for (let i = 0; i < 1000; i++) values.push(i / 2);
  expect(values.length).toBe(1000);
  expect([...values.all()]).toEqual(Array.from({ length: 1000 }, (_, i) => i / 2));
});
