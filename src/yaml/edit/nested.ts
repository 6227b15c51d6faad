import type { Path } from '../place';

export function nested(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

/** A copy of `base` with `value` at `path`. */
export function withValue(base: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof base !== 'object' || base === null) return nested(path, value);
  if (!Array.isArray(base)) return { ...base, [step]: withValue((base as Record<string, unknown>)[step], rest, value) };
  const copy: unknown[] = [...base];
  copy[Math.min(Number(step), copy.length)] = withValue(copy[Number(step)], rest, value);
  return copy;
}
