import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { withProgress } from './progress';

/** An editor that notes what it is told, and whose button can be pressed. */
function editor(): { connection: Connection; told: string[]; cancel(): void } {
  const told: string[] = [];
  let cancel = (): void => undefined;
  const progress = {
    begin: (title: string) => told.push(`begin ${title}`),
    report: (message: string) => told.push(message),
    done: () => told.push('done'),
    token: { onCancellationRequested: (listener: () => void) => (cancel = listener) },
  } as unknown as WorkDoneProgressServerReporter;
  const connection = { window: { createWorkDoneProgress: async () => progress } } as unknown as Connection;
  return { connection, told, cancel: () => cancel() };
}

test('work that takes a moment shows nothing', async () => {
  const { connection, told } = editor();
  await withProgress(connection, true, 'Reading', async report => report('1'));
  await setTimeout(600);
  expect(told).toEqual([]);
});

test('work that goes on is shown, and can be cancelled', async () => {
  const { connection, told, cancel } = editor();
  await withProgress(connection, true, 'Reading', async (report, isCancelled) => {
    await expect.poll(() => told).toEqual(['begin Reading']);
    report('7 files');
    expect(isCancelled()).toBe(false);
    cancel();
    expect(isCancelled()).toBe(true);
  });
  expect(told).toEqual(['begin Reading', '7 files', 'done']);
});
