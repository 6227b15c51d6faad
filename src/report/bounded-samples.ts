import type { Sample } from './report';

/** Samples of a run of any length in bounded room. */
export interface BoundedSamples<T = Sample> {
  readonly push: (sample: T) => void;
  /** In order; the first and the newest are always among them. */
  readonly all: () => readonly T[];
}

/** Keeps every sample up to `limit` (an even number), then every second, every fourth …: evenly spread over the run. */
export function boundedSamples<T = Sample>(limit = 2000): BoundedSamples<T> {
  let kept: T[] = [];
  let newest: T | undefined;
  let [seen, stride] = [0, 1];
  return {
    push(sample) {
      newest = sample;
      if (seen++ % stride === 0) kept.push(sample);
      if (kept.length <= limit) return;
      kept = kept.filter((_, index) => index % 2 === 0);
      stride *= 2;
    },
    all: () => (newest === undefined || kept.at(-1) === newest ? [...kept] : [...kept, newest]),
  };
}
