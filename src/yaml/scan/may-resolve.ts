/** Words that may read as something else than themselves begin so, and numbers: `+ - .`, digits, `fFnNoOtTyY~`. */
const MAY_RESOLVE = new Uint8Array(128);
for (const c of '+-.0123456789fFnNoOtTyY~') MAY_RESOLVE[c.charCodeAt(0)] = 1;
const LONGEST_WORD = 5;

/** True when a plain scalar may be something else than its text. */
export function mayResolve(first: number, length: number): boolean {
  return MAY_RESOLVE[first] === 1 && (length <= LONGEST_WORD || first < 58);
}
