import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { RunEvent } from '../../src/report/events';
import { eventReader } from '../../src/report/read-events';
import type { Report } from '../../src/report/report';

const cli = process.env['HEADROOM_CLI'] ?? path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

/** A folder for journals and reports of one test file, so that it never meets a person's own. */
export const stateHome = mkdtempSync(path.join(tmpdir(), 'headroom-state-'));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly events: readonly RunEvent[];
}

/** Starts `headroom …` against the cluster under test; `ended` resolves when the process is gone. */
export function headroom(
  args: readonly string[],
  onEvent: (event: RunEvent, child: ChildProcess) => void = () => undefined,
  where: { readonly kubeconfig?: string; readonly stateHome?: string } = {},
) {
  const child = spawn(process.execPath, [cli, ...args, '--kubeconfig', where.kubeconfig ?? inject('kubeconfig')], {
    env: { ...process.env, XDG_STATE_HOME: where.stateHome ?? stateHome },
  });
  const events: RunEvent[] = [];
  let [stdout, stderr] = ['', ''];
  const read = eventReader(
    event => {
      events.push(event);
      onEvent(event, child);
    },
    () => undefined,
  );
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString();
    read(piece.toString());
  });
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  const ended = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, stdout, stderr, events })));
  return { child, ended };
}

/** The report that a run with `--events` ended with. */
export function reportOf({ events, stderr }: Ended): Report {
  const last = events.at(-1);
  if (last?.type !== 'run-ended') throw new Error(`The run ended without a report: ${stderr}`);
  return last.report;
}
