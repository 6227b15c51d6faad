const TICK_MS = 5;

const QUIET_MS = 1000;

/** Resolves when the event loop has not been busy for a second, so that what follows is not blamed for VS Code's start. */
export async function quiet(): Promise<void> {
  let longest: number;
  do {
    const loop = watchEventLoop();
    await new Promise(resolve => setTimeout(resolve, QUIET_MS));
    longest = loop.stop();
  } while (longest > 4 * TICK_MS);
}

/** Watches how long the event loop is busy at a stretch, until `stop`, which gives the longest stretch in ms. */
export function watchEventLoop(): { stop(): number } {
  let longest = 0;
  let last = performance.now();
  let cpu = process.cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const used = process.cpuUsage(cpu);
    // A late tick without work of ours only means that the machine was busy with something else.
    const busy = Math.min(now - last - TICK_MS, (used.user + used.system) / 1000);
    longest = Math.max(longest, busy);
    last = now;
    cpu = process.cpuUsage();
  }, TICK_MS);
  return {
    stop() {
      clearInterval(timer);
      return longest;
    },
  };
}
