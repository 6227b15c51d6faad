/**
 * True when one text is the other with one letter more, less, swapped with the next, or (in longer words) another. Members
 * of a family are not: `redis-1` and `redis-2`, `shard-a` and `shard-b`, `v1` and `v2`.
 */
export function isMisspelt(written: string, meant: string): boolean {
  if (Math.min(written.length, meant.length) < 3 || family(written) === family(meant)) return false;
  const start = common(written, meant);
  const rest = [written.slice(start), meant.slice(start)] as const;
  const end = common(reversed(rest[0]), reversed(rest[1]));
  const [left, right] = rest.map(text => text.slice(0, text.length - end)) as [string, string];
  if (left.length + right.length === 1) return true;
  if (left.length === 1 && right.length === 1) return written.length >= 5;
  return left.length === 2 && left === reversed(right);
}

/** Without numbers, and without a last part of one or two letters. */
function family(text: string): string {
  return text.replaceAll(/\d+/g, '#').replace(/[-_.][a-z#]{1,2}$/, '');
}

function common(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
