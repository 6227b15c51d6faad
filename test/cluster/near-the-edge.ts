import fc from '../fast-check';

/** Nearly always what the server takes, now and then something near its edge: most objects have at most one fault. */
export const often = <A, B>(right: fc.Arbitrary<A>, odd: fc.Arbitrary<B>): fc.Arbitrary<A | B> =>
  fc.oneof({ weight: 24, arbitrary: right }, { weight: 1, arbitrary: odd });
export const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
export const wrongType = one<unknown>(null, '', 5, 1.5, true, 'text', [], {}, ['a'], { a: 'b' });
/** A mapping whose fields may be absent where `optional` says so, and that may hold one that does not exist. */
export function mapping(fields: Record<string, fc.Arbitrary<unknown>>, optional: readonly string[] = []) {
  const requiredKeys = Object.keys(fields).filter(key => !optional.includes(key));
  const right = fc.record(fields, { requiredKeys });
  const stray = one('name', 'Verbs', 'assuredConcurrencyShares', 'x');
  const odd = fc.oneof(
    fc.tuple(right, stray).map(([object, key]) => ({ ...object, [key]: 1 })),
    fc.record(fields, { requiredKeys: [] }),
    wrongType,
  );
  return often<unknown, unknown>(right, odd);
}
export const list = (item: fc.Arbitrary<unknown>, least = 1): fc.Arbitrary<unknown> =>
  often<unknown, unknown>(
    fc.array(item, { minLength: least, maxLength: 2 }),
    fc.oneof(one([], null, [null]), wrongType),
  );
/** "*" alone, some of the words, or a mixture that is refused. */
export const words = (word: fc.Arbitrary<string>, odd: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  often<unknown, unknown>(
    fc.oneof(one(['*']), fc.array(word, { minLength: 1, maxLength: 3 })),
    fc.oneof(fc.array(fc.oneof(word, odd, one('*')), { maxLength: 3 }), wrongType),
  );

export const label63 = 'a'.repeat(63);
export const oddNames = one(
  '',
  '*',
  '-a',
  'a-',
  'A',
  'a_b',
  'a..b',
  'a b',
  `${label63}a`,
  `a.${'b'.repeat(252)}`,
  'ä',
  'a\n',
);
export const labels = one('default', 'kube-system', '1', 'a-b', label63);
export const subdomains = fc.oneof(labels, one('a.b', `${label63}.${label63}a`, `${'a.'.repeat(126)}a`));
