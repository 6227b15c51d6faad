import * as vscode from 'vscode';
import type { RunEvent } from '../report/events';

/** The notification of a run that goes on, with its Cancel button. */
export interface RunProgress {
  follow(event: RunEvent): void;
  end(): void;
}

/** Opens a cancellable notification that follows a run until `end`. */
export function followInNotification(title: string, onCancel: () => void): RunProgress {
  let report: vscode.Progress<{ message?: string; increment?: number }> | undefined;
  let end = (): void => undefined;
  const whole = new Promise<void>(resolve => (end = resolve));
  const where = { location: vscode.ProgressLocation.Notification, title: `Headroom: ${title}`, cancellable: true };
  void vscode.window.withProgress(where, (progress, cancelled) => {
    report = progress;
    cancelled.onCancellationRequested(onCancel);
    return whole;
  });
  return { follow: follower(message => report?.report(message)), end: () => end() };
}

function follower(report: (step: { message: string; increment?: number }) => void): (event: RunEvent) => void {
  let planned = 0;
  let shown = 0;
  const sent = new Map<string, number>();
  return event => {
    if (event.type === 'run-started') planned = event.plan.requests;
    if (event.type === 'step') report({ message: event.text });
    if (event.type !== 'sample') return;
    sent.set(event.job, event.sent);
    const total = [...sent.values()].reduce((sum, one) => sum + one, 0);
    const percent = planned === 0 ? 0 : Math.min(100, (100 * total) / planned);
    report({
      message: vscode.l10n.t('{0} of {1} requests sent', total, Math.max(planned, total)),
      increment: percent - shown,
    });
    shown = percent;
  };
}
