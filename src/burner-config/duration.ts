const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy;

/** Reads a duration as Go's time.ParseDuration does, in milliseconds; `undefined` when it is not one. */
export function parseDuration(written: string): number | undefined {
  const sign = written.startsWith('-') ? -1 : 1;
  const unsigned = written.replace(/^[-+]/, '');
  if (unsigned === '0') return 0;
  let milliseconds = 0;
  let end = 0;
  for (const [part, amount, unit] of unsigned.matchAll(PART)) {
    milliseconds += Number(amount) * (MILLISECONDS[unit ?? ''] ?? 0);
    end += part.length;
  }
  return end > 0 && end === unsigned.length ? sign * milliseconds : undefined;
}
