/** Numbers measured one by one, 8 bytes each. */
export interface MeasuredValues {
  push(value: number): void;
  readonly length: number;
  /** A view of all values so far, in the order they came; valid until the next push. */
  all(): Float64Array;
}

/** An empty series; grows by doubling. */
export function measuredValues(): MeasuredValues {
  let room = new Float64Array(64);
  let length = 0;
  return {
    push(value) {
      if (length === room.length) {
        const larger = new Float64Array(room.length * 2);
        larger.set(room);
        room = larger;
      }
      room[length++] = value;
    },
    get length() {
      return length;
    },
    all: () => room.subarray(0, length),
  };
}
