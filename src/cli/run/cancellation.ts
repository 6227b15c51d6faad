/** What can stop a run: a signal, the end of stdin (the editor died), or a line `cancel` on it. */
export interface Cancellation {
  readonly signal: AbortSignal;
  /** Aborts at the second SIGINT or SIGTERM: no clean-up any more, the journal stays. */
  readonly cleanUpSignal: AbortSignal;
  readonly close: () => void;
}

/** Listens until closed. */
export function cancellation(stdinCancels: boolean): Cancellation {
  const [run, cleanUp] = [new AbortController(), new AbortController()];
  const onSignal = (): void => (run.signal.aborted ? cleanUp : run).abort();
  const onEnd = (): void => run.abort();
  let rest = '';
  const onData = (piece: Buffer): void => {
    const lines = (rest + piece.toString()).split('\n');
    rest = lines.pop() ?? '';
    if (lines.some(line => line.trim() === 'cancel')) run.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  if (stdinCancels) process.stdin.on('end', onEnd).on('error', onEnd).on('data', onData);
  return {
    signal: run.signal,
    cleanUpSignal: cleanUp.signal,
    close() {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      if (!stdinCancels) return;
      process.stdin.off('end', onEnd).off('error', onEnd).off('data', onData);
      // A file as stdin holds nothing open, and cannot be let go.
      if ('unref' in process.stdin) process.stdin.unref();
      process.stdin.pause();
    },
  };
}
