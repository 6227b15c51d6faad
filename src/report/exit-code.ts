import type { ExitCode } from './report';

/** Which exit code wins when several things went wrong, first wins. */
const precedence: readonly ExitCode[] = [130, 5, 2, 3, 4, 1];

/** The code to exit with: 0 when nothing went wrong. */
export function highestExitCode(codes: Iterable<ExitCode>): ExitCode {
  const seen = new Set(codes);
  return precedence.find(code => seen.has(code)) ?? 0;
}
