/** The cluster goes on: it is looked at again after so long, ms, or after this many times what the last look took. */
const AGAIN_MS = 5000;
const REST = 10;

/** Something that is done again and again, never twice at once. */
export interface Turns {
  /** After a pause; a later call begins the pause anew. */
  soon(ms: number): void;
  now(): void;
  stop(): void;
}

/** Does `work` when it is asked for, and by itself while `goesOn`. What is asked for meanwhile follows at once. */
export function turns(work: () => Promise<void>, goesOn: () => boolean): Turns {
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let again = false;
  let stopped = false;
  const soon = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(now, ms);
  };
  function now(): void {
    clearTimeout(timer);
    again = isBusy;
    if (!isBusy && !stopped) void turn();
  }
  async function turn(): Promise<void> {
    isBusy = true;
    const began = performance.now();
    try {
      await work();
    } finally {
      isBusy = false;
      if (again) now();
      else if (goesOn()) soon(Math.max(AGAIN_MS, (performance.now() - began) * REST));
    }
  }
  return {
    ...{ soon, now },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
