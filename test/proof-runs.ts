/** How many cases a property or a series takes: the small seeded part in `npm test`, twenty times that in `npm run verify`. */
export function proofRuns(small: number): number {
  return process.env['HEADROOM_VERIFY'] ? small * 20 : small;
}
