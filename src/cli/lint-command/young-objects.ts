import { setFlagsFromString } from 'node:v8';

/** Room for young objects, MB: with more, those that live as long as one file are seldom copied. */
export const youngMegabytes = 64;

/** Gives this thread that room; those that it starts get theirs when they start. */
export function makeRoomForYoungObjects(): void {
  setFlagsFromString(`--max-semi-space-size=${youngMegabytes}`);
  setFlagsFromString(`--min-semi-space-size=${youngMegabytes}`);
}
