/** How many cases a property or a series takes: the small seeded part in `npm test`, `times` that in `npm run verify`. */
export function proofRuns(small: number, times = 20): number {
  return process.env['HEADROOM_VERIFY'] ? small * times : small;
}
