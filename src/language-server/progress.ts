import type { Connection } from 'vscode-languageserver/node';

/** Work that takes less than this shows nothing, ms. */
const patience = 500;

/** Shows that work goes on, with a button to cancel it, once it has gone on for a while. */
export async function withProgress(
  connection: Connection,
  isSupported: boolean,
  title: string,
  work: (report: (message: string) => void, isCancelled: () => boolean) => Promise<void>,
): Promise<void> {
  let cancelled = false;
  let show: ((message: string) => void) | undefined;
  let done: (() => void) | undefined;
  const begin = async (): Promise<void> => {
    const progress = await connection.window.createWorkDoneProgress();
    if (done === finished) return;
    progress.token.onCancellationRequested(() => (cancelled = true));
    progress.begin(title, undefined, undefined, true);
    show = message => progress.report(message);
    done = () => progress.done();
  };
  const finished = (): void => undefined;
  const timer = isSupported ? setTimeout(() => void begin().catch(() => undefined), patience) : undefined;
  try {
    await work(
      message => show?.(message),
      () => cancelled,
    );
  } finally {
    clearTimeout(timer);
    done?.();
    done = finished;
  }
}
