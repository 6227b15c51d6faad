/** Namespaces that differ in their number alone, such as `big-0` to `big-99`; without numbers it is one name. */
export interface NamespaceRange {
  readonly base: string;
  readonly numbers?: { readonly first: number; readonly last: number };
}

/** One namespace as a range: the number at its end counts, so that it falls together with the ranges of its base. */
export function rangeOf(name: string): NamespaceRange {
  const [, base, digits] = /^(.*)-(0|[1-9]\d{0,14})$/.exec(name) ?? [];
  if (base === undefined) return { base: name };
  return { base, numbers: { first: Number(digits), last: Number(digits) } };
}

/** How many namespaces ranges hold that do not overlap. */
export function countIn(ranges: readonly NamespaceRange[]): number {
  return ranges.reduce((sum, { numbers }) => sum + (numbers ? numbers.last - numbers.first + 1 : 1), 0);
}

/** Their names one by one; there may be billions. */
export function* namesIn(ranges: readonly NamespaceRange[]): Generator<string> {
  for (const { base, numbers } of ranges) {
    if (!numbers) yield base;
    else for (let number = numbers.first; number <= numbers.last; number++) yield `${base}-${number}`;
  }
}

/** `big-0 … big-99`, or the one name. */
export function rangeText({ base, numbers }: NamespaceRange): string {
  if (!numbers) return base;
  const { first, last } = numbers;
  return first === last ? `${base}-${first}` : `${base}-${first} … ${base}-${last}`;
}

/** The same namespaces in as few ranges as they need, in the order in which their bases first come. */
export function merged(ranges: Iterable<NamespaceRange>): readonly NamespaceRange[] {
  const bases = new Map<string, NamespaceRange[]>();
  for (const range of ranges) {
    // A name without a number is a base of its own kind.
    const key = `${range.numbers ? '#' : ''}${range.base}`;
    const known = bases.get(key);
    if (known) known.push(range);
    else bases.set(key, [range]);
  }
  return [...bases.values()].flatMap(joined);
}

function joined(ranges: readonly NamespaceRange[]): readonly NamespaceRange[] {
  const result: NamespaceRange[] = [];
  const sorted = [...ranges].sort((a, b) => (a.numbers?.first ?? 0) - (b.numbers?.first ?? 0));
  for (const range of sorted) {
    const before = result.at(-1);
    if (!before?.numbers || !range.numbers) {
      if (!before) result.push(range);
    } else if (range.numbers.first > before.numbers.last + 1) result.push(range);
    else {
      const last = Math.max(before.numbers.last, range.numbers.last);
      result[result.length - 1] = { base: before.base, numbers: { first: before.numbers.first, last } };
    }
  }
  return result;
}
