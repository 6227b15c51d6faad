/**
 * For hooks that bring up what is built from source where it is not in the cache, such as metrics-server or Prometheus, ms:
 * minutes, and more on a busy machine.
 */
export const buildTimeoutMs = 1_800_000;
